"""Close a text, so that nobody writes in it any more."""

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.studio.models import Writing


@transaction.atomic
def close_writing(writing: Writing, *, by: Member) -> None:
    """Close it. Pages that are open hear it within seconds; what was written stays."""
    if writing.founder_id != by.pk:
        raise Refused(_("Only whoever opened this text can close it."))
    writing.close()
    record("closed_writing", writing, by=by)
