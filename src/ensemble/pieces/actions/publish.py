"""Publish a piece: from here on it is meant for others."""

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.pieces.actions.settle import settle_piece
from ensemble.pieces.models import Piece
from ensemble.pieces.signals import announce, piece_published


@transaction.atomic
def publish_piece(piece: Piece, *, by: Member) -> None:
    """Publish it, prepared or not. It is seen once prepared, cleared and held by nothing."""
    if piece.maker_id != by.pk:
        raise Refused(_("Only its maker can publish a piece."))
    is_new = piece.published_at is None
    piece.publish()
    if is_new:
        record("published", piece, by=by)
        announce(piece_published, Piece, piece=piece, by=by)
    settle_piece(piece)
