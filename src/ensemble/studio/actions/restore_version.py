"""Bring a version back."""

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.foundation.keys import new_key
from ensemble.people.models import Member
from ensemble.studio.actions.hold import hold_mix
from ensemble.studio.actions.keep_version import keep_version
from ensemble.studio.actions.measure import measure_soon
from ensemble.studio.faders import ALL
from ensemble.studio.models import Change, Layer, Version
from ensemble.studio.models.mix import LAID, LOUDNESS


@transaction.atomic
def restore_version(version: Version, *, by: Member) -> None:
    """Turn every fader to where it was. What stands now is kept as a version first.

    Tracks that came later are taken out, not lost; one undo brings all of it back.
    """
    mix = hold_mix(version.mix, by=by)
    keep_version(mix, _("Before “%(name)s” came back") % {"name": version.name}, by=by)
    Change.objects.filter(mix=mix, by=by, undone_at__isnull=False).delete()
    wanted = {track["revision"]: track for track in version.tracks}
    gesture = new_key()
    for layer in mix.layers.select_related("revision"):
        for fader, value in _turned(layer, wanted.get(layer.revision.key)).items():
            Change.objects.make(mix, layer, fader, value, gesture=gesture, by=by)
    if mix.target_lufs != version.target_lufs:
        Change.objects.make(mix, None, LOUDNESS, version.target_lufs, gesture=gesture, by=by)
    record("restored_version", version, by=by)
    measure_soon(mix, by=by)


def _turned(layer: Layer, track: dict[str, object] | None) -> dict[str, object]:
    """The faders that stand elsewhere, and where they have to stand."""
    wanted: dict[str, object] = {LAID: track is not None}
    if track is not None:
        wanted |= {fader: track[fader] for fader in ALL if fader in track}
    return {fader: value for fader, value in wanted.items() if getattr(layer, fader) != value}
