"""Somebody of the demo starts a project, and another one leads it too."""

from datetime import timedelta

from django.utils import timezone

from ensemble.demo.plan.steps import FallSilent, LeadToo, Post, Start
from ensemble.demo.queries import World
from ensemble.projects.actions.invite import invite_leader
from ensemble.projects.actions.join import join_leadership
from ensemble.projects.actions.post import post_update
from ensemble.projects.actions.rest import rest_silent_projects
from ensemble.projects.actions.start import start_project
from ensemble.projects.frames.plan import plan_from
from ensemble.projects.models import Leadership, Project, Update


def start_demo(step: Start, world: World) -> Project:
    """Start a project as its template says, with the plan's own calls."""
    today = timezone.localdate()
    plan = plan_from(
        step.template,
        step.title,
        step.goal,
        today=today,
        ends_on=today + timedelta(days=step.days),
        wishes=tuple(step.calls.values()),
        length_seconds=step.seconds,
        language=step.language,
        seed=world.piece(step.start_from) if step.start_from else None,
    )
    return start_project(plan, by=world.member(step.who))


def start_leading_demo(step: LeadToo, world: World) -> Leadership:
    """Ask somebody to lead too; they say yes."""
    project, member = world.project(step.project), world.member(step.who)
    invite_leader(project, member, by=project.producer)
    return join_leadership(project, by=member)


def start_news_demo(step: Post, world: World) -> Update:
    """Write an update."""
    project = world.project(step.project)
    return post_update(project, step.words, by=project.producer)


def start_silence_demo(step: FallSilent, world: World) -> Project:
    """Let so many days have passed in silence that the clock's own rule lets it rest."""
    project = world.project(step.project)
    project.stir(led=True, now=timezone.now() - timedelta(days=step.days))
    rest_silent_projects()
    return project
