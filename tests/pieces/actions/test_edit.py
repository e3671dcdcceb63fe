"""Changing what is said about a piece."""

import pytest

from ensemble.foundation.refusal import Refused
from ensemble.people.models import Circle, Member
from ensemble.pieces.actions.edit import edit_piece
from ensemble.pieces.actions.publish import publish_piece
from ensemble.pieces.models import Piece
from ensemble.pieces.signals import piece_edited
from tests.builders.pieces import draft_poem, poem


def test_title_and_words_about_it_change(ada: Member) -> None:
    piece = poem(ada)
    edit_piece(piece, by=ada, title="Kettle", about="Sunday morning")
    piece.refresh_from_db()
    assert (piece.title, piece.about, piece.is_standing) == ("Kettle", "Sunday morning", True)


def test_a_licence_given_is_opened_but_never_closed(ada: Member) -> None:
    piece = poem(ada, licence="by-nc")
    edit_piece(piece, by=ada, licence="by")
    with pytest.raises(Refused, match="opened, not closed"):
        edit_piece(piece, by=ada, licence="by-nc")
    piece.refresh_from_db()
    assert piece.licence == "by"


def test_a_licence_that_nobody_saw_can_be_closed(ada: Member) -> None:
    piece = draft_poem(ada, licence="cc0")
    edit_piece(piece, by=ada, licence="by-nc-sa")
    assert piece.licence == "by-nc-sa"


def test_a_newcomer_cannot_reach_everyone_by_way_of_a_circle(
    ada: Member, ben: Member, cy: Member, circle: Circle
) -> None:
    piece = draft_poem(ada, visibility="circle", circle=circle)
    publish_piece(piece, by=ada)
    edit_piece(piece, by=ada, visibility="public")
    for other in (ben, cy, None):
        assert not Piece.objects.visible_to(other).exists()
    edit_piece(piece, by=ada, visibility="circle", circle=circle)
    assert piece in Piece.objects.visible_to(ben)


def test_a_capability_above_can_refuse(ada: Member) -> None:
    piece = poem(ada)

    def refuse(**facts: object) -> None:
        raise Refused("What this stands on asks for more.")

    piece_edited.connect(refuse)
    try:
        with pytest.raises(Refused, match="stands on"):
            edit_piece(piece, by=ada, licence="cc0")
    finally:
        piece_edited.disconnect(refuse)
    piece.refresh_from_db()
    assert piece.licence == "by-nc-sa"


def test_only_its_maker_edits_and_only_for_own_circles(
    ada: Member, cy: Member, circle: Circle
) -> None:
    with pytest.raises(Refused, match="Only its maker"):
        edit_piece(poem(ada), by=cy, title="Mine")
    with pytest.raises(Refused, match="aren't in this circle"):
        edit_piece(poem(cy), by=cy, visibility="circle", circle=circle)
