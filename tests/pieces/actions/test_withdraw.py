"""Taking a piece back."""

import pytest

from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.pieces.actions.revise import revise_piece
from ensemble.pieces.actions.withdraw import withdraw_piece
from ensemble.pieces.models import Piece
from tests.builders.pieces import poem


def test_a_withdrawn_piece_is_hidden_from_everyone_else_at_once(ada: Member, ben: Member) -> None:
    piece = poem(ada)
    withdraw_piece(piece, by=ada)
    withdraw_piece(piece, by=ada)
    for other in (ben, None):
        assert not Piece.objects.visible_to(other).exists()
    assert piece in Piece.objects.visible_to(ada)
    with pytest.raises(Refused, match="withdrew"):
        revise_piece(piece, by=ada, words="Again")


def test_only_its_maker_withdraws(ada: Member, ben: Member) -> None:
    with pytest.raises(Refused, match="Only its maker"):
        withdraw_piece(poem(ada), by=ben)
