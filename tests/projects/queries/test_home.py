"""A project's page, however much has been offered."""

import pytest
from django.urls import reverse

from ensemble.people.models import Member
from ensemble.projects.actions.decide import decide_offer
from ensemble.projects.actions.invite import invite_leader
from ensemble.projects.actions.join import join_leadership
from ensemble.projects.actions.withdraw_offer import withdraw_offer
from ensemble.projects.models import Project
from ensemble.projects.queries.home import home_of
from ensemble.projects.queries.shelves import STATES, shelf_for
from tests.builders.projects import LINES, offer, project, used
from tests.conftest import ClientOf
from tests.statements import statements


def home(found: Project, member: Member | None) -> dict[str, list[str]]:
    shown = home_of(found.key, member)
    assert shown is not None
    return {
        "used": [card.title for card in shown.used],
        "room": [card.title for card in shown.room],
        "needs": [card.needs or "" for card in shown.wanted],
    }


def test_six_statements_whatever_was_offered(ada: Member, ben: Member, client_of: ClientOf) -> None:
    made = project(ada, wishes=(LINES,) * 5)
    client = client_of(ben)
    for call in made.calls.all():
        offer(call, ben)
    statements(client, made.address)
    few = statements(client, made.address)
    for number in range(40):
        offer(made.calls.all()[number % 5], ben, title=f"Door {number}")
    statements(client, made.address)
    assert few == statements(client, made.address) <= 6


def test_a_list_of_projects_asks_the_same_whatever_its_length(
    ada: Member, client_of: ClientOf
) -> None:
    address, client = reverse("projects:index"), client_of(None)
    project(ada)
    few = statements(client, address)
    for number in range(15):
        project(ada, f"Doors {number}")
    assert statements(client, address) == few


def test_a_desk_asks_the_same_however_many_wait(
    ada: Member, ben: Member, client_of: ClientOf
) -> None:
    made, client = project(ada, wishes=(LINES,) * 2), client_of(ada)
    for call in made.calls.all():
        offer(call, ben)
        used(call, ben, ada)
    statements(client, made.desk_address)
    few = statements(client, made.desk_address)
    for number in range(12):
        offer(made.calls.all()[number % 2], ben, title=f"Door {number}")
    statements(client, made.desk_address)
    assert statements(client, made.desk_address) == few


def test_everybody_who_leads_is_named_in_order(ada: Member, ben: Member, cy: Member) -> None:
    made = project(ada, second=ben)
    invite_leader(made, cy, by=ada)
    join_leadership(made, by=ben)
    shown = home_of(made.key, ben)
    assert shown is not None
    assert [name for name, _address in shown.byline] == ["Ada", "Ben"]
    assert shown.is_mine


def test_used_pieces_stand_apart_from_those_in_the_room(ada: Member, ben: Member) -> None:
    made = project(ada)
    call = made.calls.get()
    used(call, ben, ada)
    offer(call, ben, title="A green door")
    shown = home(made, None)
    assert (shown["used"], shown["room"]) == (["A red door"], ["A green door"])
    assert shown["needs"] == ["1 of 2 are here"]


def test_what_was_answered_with_not_this_time_is_between_two_people(
    ada: Member, ben: Member
) -> None:
    made = project(ada)
    decide_offer(offer(made.calls.get(), ben), "not-now", "It came too late.", by=ada)
    assert home(made, None)["room"] == []


def test_what_was_taken_back_or_withdrawn_is_gone(ada: Member, ben: Member) -> None:
    made = project(ada)
    back = offer(made.calls.get(), ben, title="Back")
    gone = offer(made.calls.get(), ben, title="Gone")
    withdraw_offer(back, by=ben)
    gone.piece.withdraw()
    assert home(made, None)["room"] == []


@pytest.mark.parametrize("state", STATES)
def test_lists_are_kept_apart(ada: Member, client_of: ClientOf, state: str) -> None:
    project(ada, "going")
    project(ada, "resting").rest()
    project(ada, "finished").finish()
    assert [found.title for found in shelf_for(None, state).projects] == [state]
    words = client_of(None).get(f"{reverse('projects:index')}?state={state}").content.decode()
    assert [name for name in STATES if f">{name}</a></h2>" in words] == [state]
