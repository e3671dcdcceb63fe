"""Say yes to leading a project."""

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.activity.actions.tell import tell
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.projects.models import Leadership, Project


@transaction.atomic
def join_leadership(project: Project, *, by: Member) -> Leadership:
    """Lead a project one was invited to lead."""
    leadership = project.leaderships.filter(member=by, left_at=None).first()
    if leadership is None:
        raise Refused(_("Nobody has asked you to lead this project."))
    if leadership.joined_at is None:
        leadership.join()
        project.stir(led=True)
        record("leader_joined", leadership, by=by)
        tell(project.producer, "leader_joined", project.address, by=by, title=project.title)
    return leadership
