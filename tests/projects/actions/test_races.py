"""Fifty at once: constraints of the database hold what the words promise."""

from functools import partial

import pytest

from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.projects.actions.adopt import adopt_project
from ensemble.projects.actions.claim import claim_call
from ensemble.projects.actions.decide import decide_offer
from ensemble.projects.actions.expire import expire_claims
from ensemble.projects.actions.join import join_leadership
from ensemble.projects.actions.leave import leave_leadership
from ensemble.projects.actions.offer import offer_piece
from ensemble.projects.models import Call, Claim, Decision, Leadership, Offer
from tests.builders.crowd import at_once
from tests.builders.pieces import poem
from tests.builders.projects import call, days, offer, project

pytestmark = pytest.mark.django_db(transaction=True)
MANY = 50


@pytest.fixture
def crowd(db: None) -> list[Member]:
    """Fifty members. Nobody signs in, so they have no passwords to hash."""
    names = (f"member{number}" for number in range(MANY))
    return [Member.objects.create(name=name, email=f"{name}@example.org") for name in names]


def test_fifty_take_five_places(crowd: list[Member], ada: Member) -> None:
    wanted = call(ada, wanted=5)
    answers = at_once(*(partial(claim_call, wanted, by=one) for one in crowd))
    assert all(isinstance(answer, Claim) for answer in answers), answers
    held = sorted(claim.place or 0 for claim in Claim.objects.holding())
    assert held == [1, 2, 3, 4, 5]
    assert Claim.objects.in_line().count() == MANY - 5


def test_one_member_clicks_fifty_times(ada: Member, ben: Member) -> None:
    wanted = call(ada, wanted=5)
    answers = at_once(*[partial(claim_call, wanted, by=ben)] * MANY)
    assert {answer.pk for answer in answers if isinstance(answer, Claim)} == {
        Claim.objects.get().pk
    }


def test_fifty_offer_at_the_same_time_and_each_is_remembered(
    crowd: list[Member], ada: Member
) -> None:
    wanted = call(ada, wanted=5)
    made = [(one, poem(one)) for one in crowd]
    at_once(*(partial(offer_piece, piece, wanted, by=one) for one, piece in made))
    assert Offer.objects.standing().count() == MANY
    assert Call.objects.get().answered == MANY


def test_one_piece_offered_fifty_times_is_offered_once(ada: Member, ben: Member) -> None:
    wanted, piece = call(ada), poem(ben)
    answers = at_once(*[partial(offer_piece, piece, wanted, by=ben)] * MANY)
    assert {answer.pk for answer in answers if isinstance(answer, Offer)} == {
        Offer.objects.get().pk
    }
    assert Call.objects.get().answered == 1


def test_two_leaders_answer_at_the_same_time(ada: Member, ben: Member, cy: Member) -> None:
    wanted = project(ada, second=ben)
    join_leadership(wanted, by=ben)
    offered = offer(wanted.calls.get(), cy)
    answers = at_once(
        *(
            partial(decide_offer, offered, outcome, f"{outcome}, says {leader.name}.", by=leader)
            for leader in (ada, ben)
            for outcome in ("used", "kept", "not-now")
        )
    )
    assert all(isinstance(answer, Decision) for answer in answers), answers
    decision = Decision.objects.get()
    assert decision.line == f"{decision.outcome}, says {decision.by.name}."


def test_two_leaders_leave_at_the_same_time_and_one_stays(ada: Member, ben: Member) -> None:
    left = project(ada, second=ben)
    join_leadership(left, by=ben)
    answers = at_once(*(partial(leave_leadership, left, by=one) for one in (ada, ben)))
    assert sum(isinstance(answer, Refused) for answer in answers) == 1
    left.refresh_from_db()
    assert left.leaders() == [left.producer]


def test_fifty_adopt_and_one_answers_for_it(crowd: list[Member], ada: Member) -> None:
    resting = project(ada)
    resting.rest()
    answers = at_once(*(partial(adopt_project, resting, by=one) for one in crowd))
    assert sum(isinstance(answer, Refused) for answer in answers) == MANY - 1
    assert Leadership.objects.current().count() == 2


def test_the_clock_runs_in_several_places_and_passes_a_place_once(
    crowd: list[Member], ada: Member
) -> None:
    wanted = call(ada, wanted=1)
    for one in crowd[:5]:
        claim_call(wanted, by=one)
    first = Claim.objects.holding().get()
    assert first.expires_at is not None
    at_once(*[partial(expire_claims, now=first.expires_at + days(1))] * 8)
    assert Claim.objects.holding().get().member == crowd[1]
    assert Claim.objects.in_line().count() == 3
