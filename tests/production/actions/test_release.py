"""Releasing a finished piece."""

import pytest

from ensemble.activity.models import Notice
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.pieces.models import Piece
from ensemble.production.actions.release import release_render
from ensemble.production.models import Finish
from ensemble.production.roll import Roll
from tests.builders import projects
from tests.builders.production import book, gathered


def test_everyone_is_named_and_told(ada: Member, ben: Member, cy: Member) -> None:
    project = book(ada, ben)
    projects.offer(project.calls.get(), cy, "A blue door")
    finish = release_render(gathered(project, ada), by=ada)
    roll = Roll.from_json(finish.roll)
    assert {person.name for section in roll.sections for person in section.people} == {"Ada", "Ben"}
    assert [person.name for person in roll.room] == ["Cy"]
    told = Notice.objects.filter(verb="finished").values_list("member__name", flat=True)
    assert set(told) == {"Ben", "Cy"}
    project.refresh_from_db()
    assert project.finished_at is not None


def test_only_the_producer_releases(ada: Member, ben: Member) -> None:
    render = gathered(book(ada, ben), ada)
    with pytest.raises(Refused, match="producer"):
        release_render(render, by=ben)


def test_it_is_released_once(ada: Member, ben: Member) -> None:
    project = book(ada, ben)
    first, second = gathered(project, ada), gathered(project, ada)
    release_render(first, by=ada)
    with pytest.raises(Refused, match="finished already"):
        release_render(second, by=ada)
    assert Finish.objects.count() == 1


def test_what_was_withdrawn_meanwhile_is_not_released(ada: Member, ben: Member) -> None:
    render = gathered(book(ada, ben), ada)
    Piece.objects.get(maker=ben).withdraw()
    with pytest.raises(Refused, match="withdrawn by its maker"):
        release_render(render, by=ada)
    assert not Finish.objects.exists()
