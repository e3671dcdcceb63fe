"""Tell everybody who takes part what is new."""

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.activity.actions.tell import tell
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.projects.models import Project, Update
from ensemble.projects.queries.company import company_of


@transaction.atomic
def post_update(project: Project, words: str, *, by: Member) -> Update:
    """Post news of a project, and tell its company. Leaders only, also once it is finished."""
    if not project.is_led_by(by):
        raise Refused(_("Only the leaders of this project can do this."))
    if not words.strip():
        raise Refused(_("Write a few words first."))
    update = Update.objects.create(project=project, writer=by, words=words.strip())
    project.stir(led=True)
    record("update_posted", update, by=by)
    for member in company_of(project):
        tell(member, "update_posted", project.address, by=by, title=project.title)
    return update
