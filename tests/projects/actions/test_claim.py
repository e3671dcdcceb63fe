"""Places: held, waited for, given back, run out."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ensemble.activity.models import Notice
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Block, Circle, Member
from ensemble.projects.actions.claim import claim_call
from ensemble.projects.actions.close_call import close_call
from ensemble.projects.actions.expire import expire_claims
from ensemble.projects.actions.give_back import give_back_claim
from ensemble.projects.models import Claim
from tests.builders.projects import call, project, used
from tests.conftest import person


def test_the_first_holds_a_place_for_72_hours(ada: Member, ben: Member) -> None:
    claim = claim_call(call(ada), by=ben)
    assert claim.place == 1
    assert claim.expires_at is not None
    left = claim.expires_at - timezone.now()
    assert timedelta(hours=71.9) < left <= timedelta(hours=72)


def test_when_all_places_are_held_one_stands_in_line(ada: Member, ben: Member, cy: Member) -> None:
    one = call(ada, wanted=1)
    claim_call(one, by=ben)
    assert claim_call(one, by=cy).place is None


def test_a_chain_has_one_place_at_a_time(ada: Member, ben: Member, cy: Member) -> None:
    chain = call(ada, wanted=12, is_chain=True)
    assert claim_call(chain, by=ben).place == 1
    assert claim_call(chain, by=cy).place is None


def test_asking_twice_changes_nothing(ada: Member, ben: Member) -> None:
    asked = call(ada)
    assert claim_call(asked, by=ben) == claim_call(asked, by=ben)


def test_a_call_that_has_what_it_asked_for_has_no_places(
    ada: Member, ben: Member, cy: Member
) -> None:
    full = call(ada, wanted=1)
    used(full, ben, ada)
    with pytest.raises(Refused, match="has what it asked for"):
        claim_call(full, by=cy)


def test_a_closed_call_has_no_places(ada: Member, ben: Member) -> None:
    closed = call(ada)
    close_call(closed, by=ada)
    with pytest.raises(Refused, match="closed"):
        claim_call(closed, by=ben)


def test_a_call_of_another_circle_is_not_there(ada: Member, cy: Member) -> None:
    circle = Circle.objects.create(name="Band", founder=ada)
    circle.memberships.create(member=ada)
    with pytest.raises(Refused, match="isn't for you"):
        claim_call(project(ada, visibility="circle", circle=circle).calls.get(), by=cy)


def test_who_is_blocked_by_a_leader_cannot_join_in(ada: Member, cy: Member) -> None:
    asked = call(ada)
    Block.objects.create(blocker=ada, blocked=cy)
    with pytest.raises(Refused, match="can't join in"):
        claim_call(asked, by=cy)


def test_a_place_given_back_goes_to_the_next_in_line(ada: Member, ben: Member, cy: Member) -> None:
    one = call(ada, wanted=1)
    held, waiting = claim_call(one, by=ben), claim_call(one, by=cy)
    give_back_claim(held, by=ben)
    waiting.refresh_from_db()
    assert waiting.place == 1
    assert Notice.objects.filter(member=cy, verb="place_is_yours").exists()


def test_nobody_gives_back_the_place_of_another(ada: Member, ben: Member, cy: Member) -> None:
    with pytest.raises(Refused):
        give_back_claim(claim_call(call(ada), by=ben), by=cy)


def test_after_72_hours_it_passes_on_and_both_hear_of_it(
    ada: Member, ben: Member, cy: Member
) -> None:
    one = call(ada, wanted=1)
    held, waiting = claim_call(one, by=ben), claim_call(one, by=cy)
    later = timezone.now() + timedelta(hours=72, minutes=1)
    expire_claims(now=later)
    held.refresh_from_db()
    waiting.refresh_from_db()
    assert held.ended_at == later
    assert waiting.place == 1
    assert waiting.expires_at == later + timedelta(hours=72)
    assert Notice.objects.filter(member=ben, verb="claim_expired").exists()
    assert Notice.objects.filter(member=cy, verb="place_is_yours").exists()


def test_a_minute_before_it_is_still_held(ada: Member, ben: Member) -> None:
    held = claim_call(call(ada), by=ben)
    expire_claims(now=timezone.now() + timedelta(hours=71, minutes=59))
    held.refresh_from_db()
    assert held.is_holding


def test_the_clock_may_run_twice(ada: Member, ben: Member, cy: Member) -> None:
    one = call(ada, wanted=1)
    claim_call(one, by=ben)
    claim_call(one, by=cy)
    later = timezone.now() + timedelta(hours=73)
    expire_claims(now=later)
    expire_claims(now=later)
    assert Claim.objects.holding().get().member == cy
    assert Notice.objects.filter(verb="place_is_yours").count() == 1


def test_the_line_keeps_its_order(ada: Member, ben: Member) -> None:
    one = call(ada, wanted=1)
    held = claim_call(one, by=ben)
    first, second = person("Dee"), person("Eli")
    claim_call(one, by=first)
    claim_call(one, by=second)
    give_back_claim(held, by=ben)
    assert Claim.objects.holding().get().member == first
