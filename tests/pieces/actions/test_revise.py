"""New revisions; the earlier ones stay."""

import pytest

from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.pieces.actions.revise import revise_piece
from tests.builders.pieces import current, poem


def test_others_see_the_earlier_revision_until_the_new_one_is_cleared(ada: Member) -> None:
    piece = poem(ada, words="One")
    second = revise_piece(piece, by=ada, words="Two")
    assert second.number == 2
    assert (current(piece).words, piece.newest.words) == ("One", "Two")
    second.clear(by=None)
    piece.refresh_from_db()
    assert current(piece).words == "Two"
    assert [revision.words for revision in piece.revisions.order_by("number")] == ["One", "Two"]


def test_a_known_makers_revision_is_seen_at_once(ada: Member) -> None:
    pieces = [poem(ada, str(number)) for number in range(4)]
    revise_piece(pieces[0], by=ada, words="Better")
    assert current(pieces[0]).words == "Better"


def test_the_same_words_are_refused(ada: Member) -> None:
    piece = poem(ada, words="One")
    with pytest.raises(Refused, match="nothing was changed"):
        revise_piece(piece, by=ada, words="One\r\n")
    assert piece.revisions.count() == 1


def test_only_its_maker_revises(ada: Member, ben: Member) -> None:
    with pytest.raises(Refused, match="Only its maker"):
        revise_piece(poem(ada), by=ben, words="Mine")
