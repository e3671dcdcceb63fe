"""A moderator looks and lets through."""

import pytest

from ensemble.activity.models import Notice
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.pieces import holds
from ensemble.pieces.actions.clear import clear_revision
from ensemble.pieces.actions.publish import publish_piece
from ensemble.pieces.actions.settle import settle_piece
from ensemble.pieces.actions.withdraw import withdraw_piece
from ensemble.pieces.models import Piece, Revision
from tests.builders.pieces import draft_poem


def test_a_cleared_piece_is_seen_and_its_maker_told(ada: Member, ben: Member, mo: Member) -> None:
    piece = draft_poem(ada)
    publish_piece(piece, by=ada)
    clear_revision(Revision.objects.awaiting().get(), by=mo)
    assert piece in Piece.objects.visible_to(ben)
    assert Notice.objects.get(member=ada).verb == "piece_cleared"
    assert piece.revisions.get().cleared_by == mo


def test_only_a_moderator_clears(ada: Member, ben: Member) -> None:
    piece = draft_poem(ada)
    publish_piece(piece, by=ada)
    for other in (ada, ben):
        with pytest.raises(Refused, match="look after"):
            clear_revision(piece.newest, by=other)


def test_what_was_taken_back_is_not_cleared(ada: Member, mo: Member) -> None:
    piece = draft_poem(ada)
    with pytest.raises(Refused, match="taken this back"):
        clear_revision(piece.newest, by=mo)
    publish_piece(piece, by=ada)
    withdraw_piece(piece, by=ada)
    with pytest.raises(Refused, match="taken this back"):
        clear_revision(piece.newest, by=mo)


def test_a_reason_from_above_holds_a_piece_until_it_is_gone(
    mo: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    reasons = ["Ada hasn't answered yet."]
    monkeypatch.setattr(holds, "_rules", [lambda piece: reasons[0] if reasons else None])
    piece = draft_poem(mo)
    publish_piece(piece, by=mo)
    assert not piece.is_standing
    with pytest.raises(Refused, match="hasn't answered"):
        clear_revision(piece.newest, by=mo)
    reasons.clear()
    settle_piece(piece)
    assert piece.is_standing
