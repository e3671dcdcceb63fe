"""A moderator looks and says: not like this."""

import pytest

from ensemble.activity.models import Notice
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.pieces.actions.clear import clear_revision
from ensemble.pieces.actions.decline import decline_revision
from ensemble.pieces.actions.publish import publish_piece
from ensemble.pieces.actions.settle import settle_piece
from ensemble.pieces.models import Revision
from tests.builders.pieces import draft_poem


def test_the_maker_reads_the_reason_and_others_see_nothing(ada: Member, mo: Member) -> None:
    piece = draft_poem(ada)
    publish_piece(piece, by=ada)
    decline_revision(piece.newest, because="It names a neighbor in full.", by=mo)
    assert not Revision.objects.awaiting().exists()
    notice = Notice.objects.get(member=ada)
    assert (notice.verb, notice.facts["reason"]) == (
        "piece_declined",
        "It names a neighbor in full.",
    )
    settle_piece(piece)
    assert not piece.is_standing


def test_a_reason_is_needed(ada: Member, mo: Member) -> None:
    piece = draft_poem(ada)
    publish_piece(piece, by=ada)
    with pytest.raises(Refused, match="Say why"):
        decline_revision(piece.newest, because="  ", by=mo)


def test_what_is_cleared_is_not_declined_by_an_old_page(ada: Member, mo: Member) -> None:
    piece = draft_poem(ada)
    publish_piece(piece, by=ada)
    clear_revision(piece.newest, by=mo)
    with pytest.raises(Refused, match="meanwhile"):
        decline_revision(piece.newest, because="Late", by=mo)


def test_only_a_moderator_declines(ada: Member, ben: Member) -> None:
    piece = draft_poem(ada)
    publish_piece(piece, by=ada)
    with pytest.raises(Refused, match="look after"):
        decline_revision(piece.newest, because="No", by=ben)
