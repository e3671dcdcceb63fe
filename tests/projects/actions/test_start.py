"""Start a project from a template."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from ensemble.activity.models import Event, Notice
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Block, Circle, Member, Membership
from ensemble.projects.actions.start import start_project
from ensemble.projects.frames import FRAMES
from ensemble.projects.frames.plan import plan_from
from ensemble.projects.models import Project
from tests.builders.pieces import poem
from tests.builders.projects import project


def today() -> date:
    return timezone.localdate()


@pytest.mark.parametrize("template", FRAMES)
def test_a_title_and_a_goal_are_enough(ada: Member, template: str) -> None:
    plan = plan_from(template, "Kitchen", "A thing that we make together.", today=today())
    started = start_project(plan, by=ada)
    assert started.is_led_by(ada)
    assert started.producer == ada
    assert started.calls.count() == len(FRAMES[template].calls)
    assert started.ends_on == today() + timedelta(days=28)
    assert Event.objects.filter(verb="project_started", actor=ada).exists()


def test_half_of_the_time_is_for_making(ada: Member) -> None:
    deadline = project(ada).calls.get().deadline
    assert deadline is not None
    assert timedelta(days=13) < deadline - timezone.now() < timedelta(days=15)


def test_the_piece_it_starts_from_guides_its_calls(ada: Member, ben: Member) -> None:
    seed = poem(ben)
    started = project(ada, seed=seed)
    assert started.seed == seed
    assert started.calls.get().guides.get().revision == seed.current


def test_a_piece_for_listening_only_starts_nothing(ada: Member, ben: Member) -> None:
    with pytest.raises(Refused, match="not built on"):
        project(ada, seed=poem(ben, condition="listen"))
    assert not Project.objects.exists()


def test_not_even_its_maker_starts_from_a_piece_for_listening_only(ada: Member) -> None:
    with pytest.raises(Refused, match="listening only"):
        project(ada, seed=poem(ada, condition="listen"))


def test_a_piece_of_somebody_who_blocked_me_starts_nothing(ada: Member, ben: Member) -> None:
    seed = poem(ben)
    Block.objects.create(blocker=ben, blocked=ada)
    with pytest.raises(Refused):
        project(ada, seed=seed)


def test_a_second_leader_is_asked_and_leads_only_after_a_yes(ada: Member, ben: Member) -> None:
    started = project(ada, second=ben)
    assert not started.is_led_by(ben)
    assert Notice.objects.filter(member=ben, verb="leader_invited").exists()


def test_an_end_in_the_past_is_refused(ada: Member) -> None:
    with pytest.raises(Refused, match="lies ahead"):
        project(ada, ends_on=today())


def test_a_project_without_a_call_is_refused(ada: Member) -> None:
    with pytest.raises(Refused, match="at least one call"):
        project(ada, wishes=())


def test_a_project_without_a_goal_is_refused(ada: Member) -> None:
    with pytest.raises(Refused, match="in one line"):
        project(ada, title=" ")


def test_a_circle_of_others_is_refused(ada: Member, ben: Member) -> None:
    circle = Circle.objects.create(name="Class 4b", founder=ben)
    with pytest.raises(Refused, match="one of your circles"):
        project(ada, visibility="circle", circle=circle)
    Membership.objects.create(circle=circle, member=ada)
    assert project(ada, visibility="circle", circle=circle).circle == circle
