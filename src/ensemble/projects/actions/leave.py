"""Step back from leading a project."""

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.activity.actions.tell import tell
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.projects.models import Project


@transaction.atomic
def leave_leadership(project: Project, *, by: Member) -> None:
    """Leave, or say no to an invitation. The last leader stays until there is another.

    Whoever answers for the finished piece hands this to the leader who has served longest.
    """
    # Two who leave at once pass one by one, so that one of them stays.
    project = Project.objects.select_for_update().get(pk=project.pk)
    leadership = project.leaderships.filter(member=by, left_at=None).first()
    if leadership is None:
        raise Refused(_("You don't lead this project."))
    others = [leader for leader in project.leaders() if leader.pk != by.pk]
    if leadership.joined_at is not None and not others:
        raise Refused(_("You are the only leader. Invite somebody before you leave."))
    leadership.leave()
    record("leader_left", leadership, by=by)
    if project.producer_id == by.pk:
        project.hand_to(others[0])
        tell(others[0], "project_handed_over", project.address, by=by, title=project.title)
