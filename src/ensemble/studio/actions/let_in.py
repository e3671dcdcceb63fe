"""Make the link by which people come in to write."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.studio.models import Opening, Writing


@transaction.atomic
def let_in_by_link(writing: Writing, *, by: Member) -> Opening:
    """Make a new link; the ones before stop working."""
    if writing.founder_id != by.pk:
        raise Refused(_("Only whoever opened this text can let people in."))
    writing.refuse_when_closed()
    writing.openings.filter(withdrawn_at=None).update(withdrawn_at=timezone.now())
    opening: Opening = writing.openings.create()
    record("made_opening", opening, by=by)
    return opening
