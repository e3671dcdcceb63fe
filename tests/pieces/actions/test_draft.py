"""Making a piece that nobody else sees yet."""

from typing import Any

import pytest

from ensemble.activity.models import Event
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Circle, Member
from ensemble.pieces.actions.draft import draft_piece
from ensemble.pieces.models import Piece


def test_a_draft_is_its_makers_alone(ada: Member, ben: Member) -> None:
    piece = draft_piece(by=ada, medium="text", title=" Rain ", words="It rains.\r\nStill.  ")
    assert (piece.title, piece.newest.words) == ("Rain", "It rains.\nStill.")
    assert piece in Piece.objects.visible_to(ada)
    for other in (ben, None):
        assert not Piece.objects.visible_to(other).exists()
    assert Event.objects.get(verb="drafted").subject_id == piece.pk


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"title": " "}, "a title"),
        ({"words": " \n "}, "no words"),
        ({"words": "a" * 200_001}, "longer"),
        ({"medium": "audio"}, "no file"),
        ({"visibility": "circle"}, "Choose the circle"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_written(
    ada: Member, facts: dict[str, Any], sentence: str
) -> None:
    wanted: dict[str, Any] = {"medium": "text", "title": "Rain", "words": "It rains."} | facts
    with pytest.raises(Refused, match=sentence):
        draft_piece(by=ada, **wanted)
    assert not Piece.objects.exists()


def test_a_circle_of_others_is_refused(cy: Member, circle: Circle) -> None:
    with pytest.raises(Refused, match="aren't in this circle"):
        draft_piece(
            by=cy, medium="text", title="Hi", words="Hi", visibility="circle", circle=circle
        )
