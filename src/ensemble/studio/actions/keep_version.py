"""Keep a mix as it stands."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.studio.actions.hold import hold_mix
from ensemble.studio.actions.measure import measure_version
from ensemble.studio.faders import ALL
from ensemble.studio.models import Layer, Mix, Version

MOST_VERSIONS = 200


@transaction.atomic
def keep_version(mix: Mix, name: str, *, by: Member) -> Version:
    """Keep every fader of every track under a name. What was kept is never changed."""
    mix = hold_mix(mix, by=by)
    if mix.versions.count() >= MOST_VERSIONS:
        raise Refused(_("A mix keeps at most %(most)s versions.") % {"most": MOST_VERSIONS})
    layers = mix.layers.standing().select_related("revision")
    version = Version.objects.create(
        mix=mix,
        kept_by=by,
        name=name.strip()[:80] or _("Without a name"),
        tracks=[_kept(layer) for layer in layers],
        target_lufs=mix.target_lufs,
    )
    measure_version.later(version.pk, by=by)
    record("kept_version", version, by=by)
    return version


def _kept(layer: Layer) -> dict[str, Any]:
    return {"revision": layer.revision.key} | {fader: getattr(layer, fader) for fader in ALL}
