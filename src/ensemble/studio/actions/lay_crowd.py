"""Lay a crowd into the mix."""

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.studio.actions.lay import lay_revision
from ensemble.studio.actions.open_mix import open_mix
from ensemble.studio.models import Change, Crowd, Layer
from ensemble.studio.models.mix import LAID


@transaction.atomic
def lay_crowd(crowd: Crowd, *, by: Member) -> Layer:
    """Lay a crowd's stem into its project's mix; whoever stands in it isn't heard twice.

    What is there already stays as it is, and all of it can be taken back at once.
    """
    stem = crowd.piece.current if crowd.piece else None
    if stem is None:
        raise Refused(_("The crowd isn't made yet. It is laid in when it is."))
    gesture = f"crowd {stem.key}"
    layer = lay_revision(open_mix(crowd.call.project, by=by), stem.key, gesture=gesture, by=by)
    voices = crowd.voices.standing().values("revision")
    for each in layer.mix.layers.standing().filter(revision__in=voices):
        Change.objects.make(layer.mix, each, LAID, False, gesture=gesture, by=by)
    record("laid_crowd", layer.mix, by=by)
    return layer
