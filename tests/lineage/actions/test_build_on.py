"""Building on a piece: terms first, then the edge, never a loop."""

import pytest
from django.urls import resolve

from ensemble.activity.models import Notice
from ensemble.foundation.refusal import Refused
from ensemble.lineage.actions.build_on import build_on
from ensemble.lineage.models import Source
from ensemble.people.models import Block, Member
from tests.builders.pieces import current, draft_poem, poem


def test_a_member_builds_on_a_piece(ada: Member, ben: Member) -> None:
    poem_of_ada, song = poem(ada), draft_poem(ben, "A song of it")
    source = build_on(song, current(poem_of_ada), how="sets-to-music", by=ben)
    assert source.agreed_at is not None
    assert source.origin == poem_of_ada


def test_saying_it_twice_is_saying_it_once(ada: Member, ben: Member) -> None:
    origin, song = poem(ada), draft_poem(ben)
    first = build_on(song, current(origin), how="performs", by=ben)
    assert build_on(song, current(origin), how="performs", by=ben) == first
    assert Source.objects.count() == 1


def test_only_the_maker_says_what_a_piece_stands_on(ada: Member, ben: Member, cy: Member) -> None:
    origin, song = poem(ada), draft_poem(ben)
    with pytest.raises(Refused, match="Only its maker"):
        build_on(song, current(origin), how="performs", by=cy)


def test_a_loop_is_refused(ada: Member) -> None:
    first, second, third = poem(ada, "1"), poem(ada, "2"), poem(ada, "3")
    build_on(second, current(first), how="continues", by=ada)
    build_on(third, current(second), how="continues", by=ada)
    with pytest.raises(Refused, match="stand on itself"):
        build_on(first, current(third), how="continues", by=ada)
    with pytest.raises(Refused, match="stand on itself"):
        build_on(first, current(first), how="continues", by=ada)


def test_a_draft_of_somebody_else_cannot_be_built_on(ada: Member, ben: Member) -> None:
    hidden = draft_poem(ada)
    with pytest.raises(Refused, match="isn't here"):
        build_on(draft_poem(ben), hidden.revisions.get(), how="performs", by=ben)


def test_listen_only_is_respected(ada: Member, ben: Member) -> None:
    origin = poem(ada, condition="listen")
    with pytest.raises(Refused, match="heard and seen only"):
        build_on(draft_poem(ben), current(origin), how="performs", by=ben)
    build_on(draft_poem(ada, "Mine"), current(origin), how="performs", by=ada)


def test_a_block_stands_in_between(ada: Member, ben: Member) -> None:
    origin = poem(ada)
    Block.objects.create(blocker=ada, blocked=ben)
    with pytest.raises(Refused):
        build_on(draft_poem(ben), current(origin), how="performs", by=ben)


def test_a_licence_that_does_not_fit_is_refused(ada: Member, ben: Member) -> None:
    origin = poem(ada, licence="by-sa")
    closed = draft_poem(ben, licence="by-nc")
    with pytest.raises(Refused, match="CC BY-SA"):
        build_on(closed, current(origin), how="performs", by=ben)
    assert not Source.objects.exists()


def test_share_alike_and_non_commercial_cannot_meet(ada: Member, ben: Member, cy: Member) -> None:
    song = draft_poem(cy, licence="by-sa")
    build_on(song, current(poem(ada, licence="by-sa")), how="performs", by=cy)
    with pytest.raises(Refused, match="can't be combined"):
        build_on(song, current(poem(ben, licence="by-nc")), how="performs", by=cy)


def test_ask_me_first_asks_and_waits(ada: Member, ben: Member) -> None:
    origin = poem(ada, condition="ask")
    source = build_on(draft_poem(ben), current(origin), how="performs", by=ben)
    assert source.agreed_at is None
    notice = Notice.objects.get(member=ada)
    assert notice.verb == "asked_to_build"
    assert resolve(notice.address).view_name == "lineage:request"
