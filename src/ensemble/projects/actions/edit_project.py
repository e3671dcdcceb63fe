"""Change a project's frame."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Circle, Member
from ensemble.pieces.models import Visibility
from ensemble.projects.models import Project

FRAME = ("title", "goal", "form", "length_seconds", "choosing", "ends_on", "language")


@transaction.atomic
def edit_project(project: Project, *, by: Member, **frame: Any) -> Project:
    """Change what `frame` says: the names in FRAME, `visibility` and `circle`. Leaders only."""
    project.refuse_unless_led_by(by)
    circle = frame.get("circle", project.circle)
    seen_by = frame.get("visibility", project.visibility)
    if frame.get("ends_on", project.ends_on) < timezone.localdate():
        raise Refused(_("Choose an end that lies ahead."))
    if seen_by == Visibility.CIRCLE and not _is_open_to(circle, project, by):
        raise Refused(_("Choose one of your circles, or let everyone see it."))
    for name in FRAME:
        setattr(project, name, frame.get(name, getattr(project, name)))
    project.visibility = seen_by
    project.circle = circle if seen_by == Visibility.CIRCLE else None
    project.save()
    project.stir(led=True)
    record("project_edited", project, by=by)
    return project


def _is_open_to(circle: Circle | None, project: Project, by: Member) -> bool:
    if circle is None:
        return False
    return circle == project.circle or Circle.objects.of(by).filter(pk=circle.pk).exists()
