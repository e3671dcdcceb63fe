"""Changing a name in released credits."""

from ensemble.people.actions.leave import leave_place
from ensemble.people.models import Member
from ensemble.production.actions.release import release_render
from ensemble.production.actions.rename import rename_in_rolls
from ensemble.production.roll import Roll
from tests.builders.production import book, gathered


def names(finish: object) -> set[str]:
    finish.refresh_from_db()  # type: ignore[attr-defined]
    roll = Roll.from_json(finish.roll)  # type: ignore[attr-defined]
    return {person.name for section in roll.sections for person in section.people}


def test_a_name_is_changed_where_its_bearer_is_credited(ada: Member, ben: Member) -> None:
    finish = release_render(gathered(book(ada, ben), ada), by=ada)
    ben.credit_name = "Benedikt"
    ben.save()
    rename_in_rolls(ben, by=ben)
    assert names(finish) == {"Ada", "Benedikt"}


def test_whoever_leaves_takes_their_name_along(
    ada: Member, ben: Member, django_capture_on_commit_callbacks: object
) -> None:
    finish = release_render(gathered(book(ada, ben), ada), by=ada)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        leave_place(ben, by=ben)
    assert names(finish) == {"Ada", "Somebody who left"}
