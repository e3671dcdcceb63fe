"""Write a line of thanks to those who took part."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.production.models import Thanks
from ensemble.projects.models import Project

LONGEST = 300


@transaction.atomic
def thank_members(project: Project, lines: Mapping[Member, str], *, by: Member) -> None:
    """Keep a line for each member; an empty line takes it back."""
    if not project.is_led_by(by):
        raise Refused(_("Only its leaders write the thanks."))
    if project.finished_at:
        raise Refused(_("The credits were released as they are."))
    if any(len(line.strip()) > LONGEST for line in lines.values()):
        raise Refused(_("A line of thanks has at most 300 letters. Go back and shorten it."))
    for member, line in lines.items():
        _keep(project, member, line.strip(), by)


def _keep(project: Project, member: Member, line: str, by: Member) -> None:
    before = Thanks.objects.filter(project=project, member=member)
    if not line:
        before.delete()
    elif not before.filter(line=line).exists():
        facts = {"line": line, "by": by}
        thanks, _is_new = Thanks.objects.update_or_create(
            project=project, member=member, defaults=facts
        )
        record("thanked", thanks, by=by)
