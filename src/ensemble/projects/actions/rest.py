"""By the clock: silent leaders are nudged, silent projects rest."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from ensemble.activity.actions.record import record
from ensemble.activity.actions.tell import tell
from ensemble.projects.models import Project
from ensemble.projects.queries.company import company_of

NUDGED_AFTER = timedelta(days=7)
ADOPTABLE_AFTER = timedelta(days=14)
RESTS_AFTER = timedelta(days=30)


def rest_silent_projects(*, now: datetime | None = None) -> None:
    """Nudge after 7 days without a leader's word, open to adoption after 14, rest after 30
    days in which nobody did anything. Safe to run twice, and beside itself."""
    now = now or timezone.now()
    silent = Project.objects.going().filter(led_at__lte=now - NUDGED_AFTER)
    for pk in silent.values_list("pk", flat=True):
        _look_after(pk, now)


@transaction.atomic
def _look_after(pk: int, now: datetime) -> None:
    project = Project.objects.select_for_update().going().filter(pk=pk).first()
    if project is None or project.led_at > now - NUDGED_AFTER:
        return
    if project.stirred_at <= now - RESTS_AFTER:
        project.rest(now)
        _let_everybody_know(project, "project_rests")
    elif project.led_at <= now - ADOPTABLE_AFTER and project.adoptable_at is None:
        project.open_to_adoption(now)
        _let_everybody_know(project, "project_adoptable")
    elif project.nudged_at is None:
        project.nudge(now)
        record("leaders_nudged", project, by=None)
        for leader in project.leaders():
            tell(leader, "leaders_nudged", project.desk_address, by=None, title=project.title)


def _let_everybody_know(project: Project, verb: str) -> None:
    record(verb, project, by=None)
    for member in company_of(project):
        tell(member, verb, project.address, by=None, title=project.title)
