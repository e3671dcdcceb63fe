"""What a member could offer to a call: their own, of its medium, not offered there yet."""

from ensemble.people.models import Member
from ensemble.pieces.models import Piece
from ensemble.pieces.models.piece import PieceQuerySet
from ensemble.pieces.terms import Condition
from ensemble.projects.models import Call, Offer


def offerable_by(member: Member, call: Call) -> PieceQuerySet:
    """Return a member's published pieces that fit, newest first."""
    offered = Offer.objects.counting().filter(call=call).values("piece_id")
    mine = Piece.objects.filter(
        maker=member, medium=call.medium, published_at__isnull=False, withdrawn_at=None
    )
    fitting = mine.exclude(condition=Condition.LISTEN).exclude(pk__in=offered)
    return fitting.order_by("-id")
