"""Go out of a text, or be shown out of it. What was written stays, and so do the names."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.studio.models import Writer, Writing


@transaction.atomic
def show_out_of(writing: Writing, member: Member, *, by: Member) -> None:
    """Everyone may go; whoever opened it may show others out, of its circle too."""
    if by.pk not in {member.pk, writing.founder_id}:
        raise Refused(_("Only whoever opened this text can show somebody out."))
    if member.pk == writing.founder_id:
        raise Refused(_("You opened this text. Close it instead."))
    fact = "left_at" if by.pk == member.pk else "shown_out_at"
    Writer.objects.update_or_create(writing=writing, member=member, defaults={fact: timezone.now()})
    record("went_out_of_writing", writing, by=by, who=member.key)
