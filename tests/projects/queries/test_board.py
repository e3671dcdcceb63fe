"""Open calls for one person, in the order of what fits."""

from dataclasses import replace

import pytest
from django.db import connection

from ensemble.people.models import Block, Comfort, Craft, Member
from ensemble.projects.actions.close_call import close_call
from ensemble.projects.models import Call
from ensemble.projects.queries.board import stretch_for
from tests.builders.projects import LINES, call, offer, project


def titles(member: Member | None, **asked: int) -> list[str]:
    """All stretches of the board, one after another."""
    found, after = [], ""
    while True:
        stretch = stretch_for(member, Call.objects.open(), after=after, **asked)
        found += [one.title for one in stretch.calls]
        after = stretch.older
        if not after:
            return found


@pytest.fixture
def board(ada: Member, cy: Member) -> list[str]:
    """Calls of three crafts; somebody answered the first."""
    for craft in (Craft.WRITING, Craft.DRAWING, Craft.WRITING, Craft.VOICE):
        title = f"{craft} {Call.objects.count()}"
        project(ada, language="de", wishes=(replace(LINES, title=title, craft=craft),))
    offer(Call.objects.earliest("id"), cy)
    return titles(None)


def test_the_fewest_answered_come_first(board: list[str]) -> None:
    assert board == ["drawing 1", "writing 2", "voice 3", "writing 0"]


@pytest.mark.parametrize("most", [1, 2, 3, 24])
def test_what_fits_my_crafts_comes_before_all_else(
    board: list[str], ben: Member, most: int
) -> None:
    Comfort.objects.create(member=ben, craft=Craft.WRITING)
    ben.languages = ["de"]
    assert titles(ben, most=most) == ["writing 2", "writing 0", "drawing 1", "voice 3"]


def test_my_language_comes_before_others(ada: Member, ben: Member) -> None:
    for language in ("fi", "de"):
        project(ada, language=language, wishes=(replace(LINES, title=language),))
    Comfort.objects.create(member=ben, craft=Craft.WRITING)
    ben.languages = ["de"]
    assert titles(ben) == ["de", "fi"]
    assert [one.title for one in Call.objects.open().fitting(ben)] == ["de", "fi"]


def test_fitting_orders_as_the_stretches_do(board: list[str], ben: Member) -> None:
    Comfort.objects.create(member=ben, craft=Craft.WRITING)
    ben.languages = ["de"]
    assert [one.title for one in Call.objects.open().fitting(ben)] == titles(ben)


def test_what_is_closed_resting_or_finished_isnt_there(ada: Member) -> None:
    close_call(call(ada), by=ada)
    call(ada).project.rest()
    call(ada).project.finish()
    assert titles(None) == []


def test_what_i_answered_or_may_not_answer_isnt_for_me(
    ada: Member, ben: Member, cy: Member
) -> None:
    offer(call(ada), ben)
    shut = call(cy)
    Block.objects.create(blocker=cy, blocked=ben)
    assert not Call.objects.open().welcoming(ben).exists()
    assert shut in Call.objects.open().welcoming(None)


@pytest.mark.parametrize("member", [None, "ben"])
def test_the_board_walks_along_its_index(ada: Member, ben: Member, member: str | None) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL chooses by the size of tables; the bench measures it.")
    who = ben if member else None
    calls = Call.objects.open().visible_to(who).listed().order_by("answered", "id")[:24]
    plan = calls.explain()
    assert "calls_open_by_need" in plan
    assert "TEMP B-TREE FOR ORDER BY" not in plan
