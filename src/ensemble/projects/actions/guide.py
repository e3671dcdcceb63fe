"""Give a call a piece to play along with."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.foundation.refusal import Refused
from ensemble.lineage.queries.may_build import refuse_unless_open
from ensemble.people.models import Member
from ensemble.pieces.models import Piece
from ensemble.pieces.signals import announce
from ensemble.pieces.terms import Condition
from ensemble.projects.models import Call, Guide
from ensemble.projects.signals import guide_changed


@transaction.atomic
def guide_call(call: Call, piece: Piece, *, by: Member) -> Guide:
    """Let answers to this call stand on `piece`, as its terms allow. Leaders only.

    Raises Refused where the piece is for listening only, isn't ready, or isn't theirs to open.
    """
    call.project.refuse_unless_led_by(by)
    refuse_unless_open(piece, to=by)
    if piece.condition == Condition.LISTEN:
        raise Refused(
            _("“%(title)s” is for listening only. Nothing can be built on it.")
            % {"title": piece.title}
        )
    revision = piece.current or piece.revisions.order_by("-number").first()
    if revision is None:
        raise Refused(_("“%(title)s” has nothing in it yet.") % {"title": piece.title})
    last = call.guides.aggregate(last=Max("position"))["last"]
    place = {"position": 0 if last is None else last + 1}
    guide, is_new = Guide.objects.get_or_create(call=call, revision=revision, defaults=place)
    if is_new:
        record("call_guided", guide, by=by)
        announce(guide_changed, Call, call=call)
    return guide
