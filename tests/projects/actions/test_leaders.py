"""Leading together, stepping back, and taking over."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ensemble.activity.models import Notice
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Block, Circle, Member
from ensemble.projects.actions.adopt import adopt_project
from ensemble.projects.actions.invite import invite_leader
from ensemble.projects.actions.join import join_leadership
from ensemble.projects.actions.leave import leave_leadership
from ensemble.projects.actions.post import post_update
from ensemble.projects.actions.rest import rest_silent_projects
from ensemble.projects.models import Call, Project
from tests.builders.projects import days, offer, project


def led_by_two(ada: Member, ben: Member) -> Project:
    started = project(ada, second=ben)
    join_leadership(started, by=ben)
    return started


def silent(found: Project, count: float) -> Project:
    """Let the leaders, and everybody else, have been silent for so many days."""
    rest_silent_projects(now=timezone.now() + days(count))
    found.refresh_from_db()
    return found


def test_who_says_yes_leads_too(ada: Member, ben: Member) -> None:
    started = led_by_two(ada, ben)
    assert started.leaders() == [ada, ben]
    assert Notice.objects.filter(member=ada, verb="leader_joined").exists()


def test_nobody_joins_uninvited(ada: Member, cy: Member) -> None:
    with pytest.raises(Refused, match="Nobody has asked you"):
        join_leadership(project(ada), by=cy)


def test_only_leaders_invite(ada: Member, ben: Member, cy: Member) -> None:
    with pytest.raises(Refused):
        invite_leader(project(ada), ben, by=cy)


def test_a_block_stands_between(ada: Member, ben: Member) -> None:
    Block.objects.create(blocker=ben, blocked=ada)
    with pytest.raises(Refused, match="can't be asked"):
        invite_leader(project(ada), ben, by=ada)


def test_the_last_leader_cannot_leave(ada: Member, ben: Member) -> None:
    started = project(ada, second=ben)  # asked, but no yes yet
    with pytest.raises(Refused, match="only leader"):
        leave_leadership(started, by=ada)
    assert started.is_led_by(ada)


def test_who_leaves_hands_over(ada: Member, ben: Member) -> None:
    started = led_by_two(ada, ben)
    leave_leadership(started, by=ada)
    started.refresh_from_db()
    assert started.producer == ben
    assert started.leaders() == [ben]
    assert started.leaderships.count() == 2
    assert Notice.objects.filter(member=ben, verb="project_handed_over").exists()


def test_an_invitation_can_be_declined(ada: Member, ben: Member) -> None:
    started = project(ada, second=ben)
    leave_leadership(started, by=ben)
    assert not started.leaderships.invited().exists()


def test_after_seven_silent_days_the_leaders_are_nudged_once(ada: Member) -> None:
    found = silent(silent(project(ada), 7.01), 8)
    assert found.nudged_at
    assert not found.is_adoptable
    assert Notice.objects.filter(member=ada, verb="leaders_nudged").count() == 1


def test_before_seven_days_nobody_is(ada: Member) -> None:
    assert silent(project(ada), 6.9).nudged_at is None


def test_a_word_of_a_leader_ends_the_silence(ada: Member) -> None:
    found = silent(project(ada), 14.01)
    assert found.is_adoptable
    post_update(found, "Still here.", by=ada)
    found.refresh_from_db()
    assert not found.is_adoptable
    assert found.nudged_at is None


def test_after_fourteen_days_anybody_may_take_over(ada: Member, ben: Member) -> None:
    found = silent(project(ada), 14.01)
    adopt_project(found, by=ben)
    found.refresh_from_db()
    assert found.producer == ben
    assert found.leaders() == [ada, ben]
    assert not found.is_adoptable
    assert Notice.objects.filter(member=ada, verb="project_adopted").exists()


def test_what_others_do_doesnt_hide_that_leaders_are_silent(ada: Member, ben: Member) -> None:
    found = project(ada)
    Project.objects.update(led_at=timezone.now() - days(15), stirred_at=timezone.now() - days(15))
    offer(found.calls.get(), ben)
    assert silent(found, 0).adoptable_at


def test_after_thirty_silent_days_it_rests_and_its_calls_wait(ada: Member) -> None:
    found = silent(project(ada), 30.01)
    assert found.rested_at
    assert found.is_adoptable
    assert not Call.objects.open().exists()
    assert Notice.objects.filter(member=ada, verb="project_rests").exists()


def test_where_others_stir_it_doesnt_rest(ada: Member, ben: Member) -> None:
    found = project(ada)
    Project.objects.update(led_at=timezone.now() - days(31), stirred_at=timezone.now() - days(31))
    offer(found.calls.get(), ben)
    assert silent(found, 0).rested_at is None


def test_who_adopts_a_resting_project_wakes_it_for_four_weeks(ada: Member, cy: Member) -> None:
    found = silent(project(ada), 30.01)
    Project.objects.update(ends_on=timezone.localdate() - timedelta(days=1))
    Call.objects.update(deadline=timezone.now() - days(2))
    adopted = adopt_project(found, by=cy)
    adopted.refresh_from_db()
    assert adopted.is_going
    assert adopted.ends_on > timezone.localdate() + timedelta(days=26)
    assert Call.objects.open().exists()


def test_a_project_that_goes_on_isnt_adopted(ada: Member, cy: Member) -> None:
    with pytest.raises(Refused, match="goes on"):
        adopt_project(project(ada), by=cy)


def test_who_may_not_see_it_doesnt_adopt_it(ada: Member, cy: Member) -> None:
    circle = Circle.objects.create(name="Band", founder=ada)
    circle.memberships.create(member=ada)
    found = silent(project(ada, visibility="circle", circle=circle), 30.01)
    with pytest.raises(Refused, match="isn't for you"):
        adopt_project(found, by=cy)


def test_a_finished_project_neither_rests_nor_is_adopted(ada: Member, cy: Member) -> None:
    found = project(ada)
    found.finish()
    assert silent(found, 40).rested_at is None
    with pytest.raises(Refused):
        adopt_project(found, by=cy)


def test_everybody_who_takes_part_hears_an_update_once(
    ada: Member, ben: Member, cy: Member
) -> None:
    found = led_by_two(ada, ben)
    offer(found.calls.get(), cy)
    offer(found.calls.get(), cy, title="A second door")
    post_update(found, "Two doors arrived.", by=ada)
    told = Notice.objects.filter(verb="update_posted").values_list("member__name", flat=True)
    assert sorted(told) == ["Ben", "Cy"]


def test_an_update_says_something_and_is_a_leaders(ada: Member, cy: Member) -> None:
    with pytest.raises(Refused, match="few words"):
        post_update(project(ada), " ", by=ada)
    with pytest.raises(Refused, match="Only the leaders"):
        post_update(project(ada), "Hello.", by=cy)
