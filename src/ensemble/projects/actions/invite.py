"""Ask somebody to lead a project too."""

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.activity.actions.tell import tell
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Block, Member
from ensemble.projects.models import Leadership, Project


@transaction.atomic
def invite_leader(project: Project, member: Member, *, by: Member) -> Leadership:
    """Ask `member` to lead too. They lead once they say yes; asking twice is once."""
    project.refuse_unless_led_by(by)
    if member.pk == by.pk:
        raise Refused(_("You lead this project already."))
    if Block.objects.between(member, by):
        raise Refused(_("This member can't be asked."))
    leadership, is_new = Leadership.objects.get_or_create(
        project=project, member=member, left_at=None
    )
    if is_new:
        record("leader_invited", leadership, by=by)
        address = f"{project.address}leaders/"
        tell(member, "leader_invited", address, by=by, title=project.title)
    return leadership
