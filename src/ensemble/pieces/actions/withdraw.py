"""Take a piece back."""

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.pieces.actions.remove import remove_copies
from ensemble.pieces.models import Piece
from ensemble.pieces.signals import announce, piece_withdrawn


@transaction.atomic
def withdraw_piece(piece: Piece, *, by: Member) -> None:
    """Hide it from everyone else, at once and for good. Its files' links die within seconds."""
    if piece.maker_id != by.pk:
        raise Refused(_("Only its maker can withdraw a piece."))
    if piece.withdrawn_at:
        return
    piece.withdraw()
    record("withdrew", piece, by=by)
    remove_copies.later(piece.pk, by=by)
    announce(piece_withdrawn, Piece, piece=piece, by=by)
