"""Start a project from a template."""

from datetime import datetime, time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Circle, Member
from ensemble.pieces.models import Visibility
from ensemble.projects.actions.add_call import add_call
from ensemble.projects.actions.guide import guide_call
from ensemble.projects.actions.invite import invite_leader
from ensemble.projects.frames.plan import Plan
from ensemble.projects.models import Leadership, Project


@transaction.atomic
def start_project(plan: Plan, *, by: Member) -> Project:
    """Start what `plan` describes, led by `by`, with its calls open.

    Raises Refused where the end lies in the past, nothing is called for, the circle isn't
    theirs, or the terms of the piece it starts from forbid building on it.
    """
    _refuse_unless_possible(plan, by)
    project = Project.objects.create(**_frame(plan), producer=by)
    Leadership.objects.create(project=project, member=by, joined_at=timezone.now())
    deadline = _half_way(project)
    for wish in plan.wishes:
        call = add_call(project, wish, deadline=deadline, by=by)
        if plan.seed is not None and wish.is_guided:
            guide_call(call, plan.seed, by=by)
    if plan.second is not None:
        invite_leader(project, plan.second, by=by)
    record("project_started", project, by=by)
    return project


def _refuse_unless_possible(plan: Plan, by: Member) -> None:
    if not plan.title.strip() or not plan.goal.strip():
        raise Refused(_("Give it a title, and say in one line what it shall become."))
    if plan.ends_on <= timezone.localdate():
        raise Refused(_("Choose an end that lies ahead. Four weeks work well."))
    if not plan.wishes:
        raise Refused(_("Keep at least one call, so that others know how to join in."))
    if plan.visibility == Visibility.CIRCLE and (
        plan.circle is None or not Circle.objects.of(by).filter(pk=plan.circle.pk).exists()
    ):
        raise Refused(_("Choose one of your circles, or let everyone see it."))


def _frame(plan: Plan) -> dict[str, object]:
    shown: dict[str, object] = {"visibility": plan.visibility, "circle": None}
    if plan.visibility == Visibility.CIRCLE:
        shown["circle"] = plan.circle
    names = ("title", "goal", "template", "medium", "form", "length_seconds", "choosing")
    rest = ("ends_on", "language", "seed")
    return {name: getattr(plan, name) for name in (*names, *rest)} | shown


def _half_way(project: Project) -> datetime:
    """Half of the time is for making, the other half for putting it together."""
    start = timezone.now()
    end = timezone.make_aware(datetime.combine(project.ends_on, time.max))
    return start + (end - start) / 2
