"""Lay a crowd into the mix."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.studio.actions.open_mix import open_mix
from ensemble.studio.models import Crowd, Layer


@transaction.atomic
def lay_crowd(crowd: Crowd, *, by: Member) -> Layer:
    """Lay a crowd's stem into its project's mix; whoever stands in it isn't heard twice.

    What is there already stays as it is.
    """
    mix = open_mix(crowd.call.project, by=by)
    stem = crowd.piece.current if crowd.piece else None
    if stem is None:
        raise Refused(_("The crowd isn't made yet. It is laid in when it is."))
    voices = crowd.voices.standing().values("revision")
    mix.layers.filter(revision__in=voices).delete()
    layer = mix.layers.filter(revision=stem).first()
    if layer is None:
        last = mix.layers.aggregate(last=Max("position"))["last"]
        layer = Layer.objects.create(
            mix=mix, revision=stem, position=(last or 0) + 1, offset_samples=crowd.begins
        )
        record("laid_crowd", mix, by=by)
    return layer
