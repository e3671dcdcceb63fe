"""Publishing, and who looks first."""

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from ensemble.foundation.refusal import Refused
from ensemble.people.models import Circle, Member
from ensemble.pieces.actions.publish import publish_piece
from ensemble.pieces.actions.withdraw import withdraw_piece
from ensemble.pieces.models import Piece
from ensemble.pieces.signals import piece_cleared, piece_published
from tests.builders.pieces import draft_poem, poem


def test_a_newcomers_piece_waits_for_a_look(ada: Member, ben: Member) -> None:
    piece = draft_poem(ada)
    publish_piece(piece, by=ada)
    assert not piece.is_standing
    assert not Piece.objects.visible_to(ben).exists()


def test_after_three_pieces_nobody_has_to_look(ada: Member, ben: Member) -> None:
    for number in range(3):
        poem(ada, f"Number {number}")
    piece = draft_poem(ada, "Number 4")
    publish_piece(piece, by=ada)
    assert piece.is_standing
    assert piece in Piece.objects.visible_to(ben)


def test_pieces_for_a_circle_do_not_make_a_newcomer_known(ada: Member, circle: Circle) -> None:
    for number in range(3):
        publish_piece(draft_poem(ada, str(number), visibility="circle", circle=circle), by=ada)
    piece = draft_poem(ada)
    publish_piece(piece, by=ada)
    assert not piece.is_standing


def test_a_circle_sees_a_piece_at_once(
    ada: Member, ben: Member, cy: Member, circle: Circle
) -> None:
    piece = draft_poem(ada, visibility="circle", circle=circle)
    publish_piece(piece, by=ada)
    assert piece in Piece.objects.visible_to(ben)
    for outside in (cy, None):
        assert not Piece.objects.visible_to(outside).exists()


def test_a_moderators_piece_is_not_looked_at(mo: Member) -> None:
    piece = draft_poem(mo)
    publish_piece(piece, by=mo)
    assert piece.is_standing


@pytest.mark.parametrize(("rule", "stands"), [("none", True), ("all", False)])
def test_the_place_chooses_its_rule(
    ada: Member, settings: Settings, rule: str, stands: bool
) -> None:
    for number in range(3):
        poem(ada, str(number))
    settings.ENSEMBLE_CLEARING = rule
    piece = draft_poem(ada)
    publish_piece(piece, by=ada)
    assert piece.is_standing is stands


def test_only_its_maker_publishes_and_never_after_withdrawal(ada: Member, ben: Member) -> None:
    piece = draft_poem(ada)
    with pytest.raises(Refused, match="Only its maker"):
        publish_piece(piece, by=ben)
    withdraw_piece(piece, by=ada)
    with pytest.raises(Refused, match="withdrew"):
        publish_piece(piece, by=ada)


def test_news_goes_up_after_commit_and_once(
    mo: Member, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    heard: list[str] = []

    def hear(signal: object, piece: Piece, **facts: object) -> None:
        heard.append("published" if signal is piece_published else "cleared")

    piece_published.connect(hear)
    piece_cleared.connect(hear)
    try:
        piece = draft_poem(mo)
        with django_capture_on_commit_callbacks(execute=True):
            publish_piece(piece, by=mo)
            publish_piece(piece, by=mo)
            assert heard == []
    finally:
        piece_published.disconnect(hear)
        piece_cleared.disconnect(hear)
    assert heard == ["published", "cleared"]
