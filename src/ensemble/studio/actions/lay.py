"""Lay a piece into a mix."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.studio.actions.arrange_mix import MOST_LAYERS
from ensemble.studio.actions.hold import hold_mix
from ensemble.studio.actions.measure import measure_soon
from ensemble.studio.models import Change, Layer, Mix
from ensemble.studio.models.mix import LAID
from ensemble.studio.queries import may_be_heard_in, place_of


@transaction.atomic
def lay_revision(mix: Mix, revision_key: str, *, gesture: str, by: Member) -> Layer:
    """Lay a piece into a mix, below the others, at the place that is known of it.

    What was taken out comes back as it was; what is there already stays as it is.
    """
    mix = hold_mix(mix, by=by)
    layer = _found(mix, revision_key) or _made(mix, revision_key, by)
    if not layer.is_laid:
        if mix.layers.standing().count() >= MOST_LAYERS:
            raise Refused(_("A mix takes at most %(most)s layers.") % {"most": MOST_LAYERS})
        Change.objects.make(mix, layer, LAID, True, gesture=gesture, by=by)
        record("laid_in", mix, by=by)
        measure_soon(mix, by=by)
    return layer


def _found(mix: Mix, revision_key: str) -> Layer | None:
    return mix.layers.filter(revision__key=revision_key).order_by("-taken_out_at", "id").first()


def _made(mix: Mix, revision_key: str, by: Member) -> Layer:
    """A layer that nobody hears yet."""
    revision = may_be_heard_in(mix.project, by).filter(key=revision_key).first()
    if revision is None:
        raise Refused(_("This piece isn't here any more. The mix stays as it was."))
    last = mix.layers.aggregate(last=Max("position"))["last"]
    return Layer.objects.create(
        mix=mix,
        revision=revision,
        position=0 if last is None else last + 1,
        offset_samples=place_of(revision) or 0,
        taken_out_at=mix.created_at,
    )
