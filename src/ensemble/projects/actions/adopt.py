"""Take a silent project over."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.activity.actions.tell import tell
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Block, Member
from ensemble.projects.models import Leadership, Project

GOES_ON_FOR = timedelta(days=28)


@transaction.atomic
def adopt_project(project: Project, *, by: Member) -> Project:
    """Lead a project that rests or whose leaders fell silent, and answer for what it becomes.

    Its earlier leaders stay leaders. A new four weeks begin where the old ones are over.
    """
    # Two who adopt at once pass one by one; the second is told that it goes on.
    seen = Project.objects.visible_to(by).filter(pk=project.pk).values("pk")
    found = Project.objects.select_for_update().filter(pk__in=seen).first()
    if found is None or Block.objects.between(found.producer, by):
        raise Refused(_("This project isn't here any more, or it isn't for you."))
    if not found.is_adoptable:
        raise Refused(_("This project goes on. Join in, or ask to lead it too."))
    leadership, __ = Leadership.objects.get_or_create(project=found, member=by, left_at=None)
    leadership.join()
    found.hand_to(by)
    found.wake()
    found.extend(timezone.now() + GOES_ON_FOR)
    record("project_adopted", found, by=by)
    for leader in found.leaders():
        tell(leader, "project_adopted", found.address, by=by, title=found.title)
    return found
