"""Let others see what has no reason to wait any more."""

from django.db import transaction

from ensemble.activity.actions.record import record
from ensemble.pieces.clearing import needs_a_look
from ensemble.pieces.holds import reasons_to_hold
from ensemble.pieces.models import Piece, Revision
from ensemble.pieces.signals import announce, piece_cleared


@transaction.atomic
def settle_piece(piece: Piece) -> None:
    """Clear what the rule of this place lets through. Harmless when nothing can be."""
    if piece.published_at is None or piece.withdrawn_at or needs_a_look(piece):
        return
    if any(reasons_to_hold(piece)):
        return
    for revision in Revision.objects.awaiting().filter(piece=piece).order_by("number"):
        revision.clear(by=None)
        record("cleared", piece, by=None, number=revision.number)
        announce(piece_cleared, Piece, piece=revision.piece, revision=revision, by=None)
    piece.refresh_from_db(fields=["current", "cleared_at"])
