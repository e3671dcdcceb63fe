"""Let projects go on without somebody who left the place."""

from django.db import transaction
from django.utils import timezone

from ensemble.activity.actions.record import record
from ensemble.activity.actions.tell import tell
from ensemble.people.models import Member
from ensemble.projects.actions.give_back import give_back_claim
from ensemble.projects.models import Claim, Leadership, Project


@transaction.atomic
def go_on_without(member: Member, *, by: Member | None) -> None:
    """End what `member` promised and led. Another leader answers on, or anybody may adopt it.

    What they made stays where it is used. Harmless when done twice.
    """
    for claim in Claim.objects.current().filter(member=member):
        give_back_claim(claim, by=member)
    led = Leadership.objects.filter(member=member, left_at=None).values("project")
    for project in Project.objects.filter(pk__in=led, finished_at=None):
        _go_on(project, member)
        record("went_on_without", project, by=by)


def _go_on(project: Project, member: Member) -> None:
    project.leaderships.get(member=member, left_at=None).leave()
    others = project.leaders()
    if not others:
        project.open_to_adoption(timezone.now())
    elif project.producer_id == member.pk:
        project.hand_to(others[0])
        address = project.address
        tell(others[0], "project_handed_over", address, by=member, title=project.title)
