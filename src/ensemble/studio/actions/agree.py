"""Say that a text is done as it stands."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.studio.actions.copy_out import copy_out
from ensemble.studio.models import FairCopy, Writer, Writing
from ensemble.studio.queries.writers import standing_at

# A page that is open says so every fifteen seconds.
PRESENT = timedelta(seconds=50)


@transaction.atomic
def agree_that_done(writing: Writing, *, by: Member) -> FairCopy | None:
    """Agree; once all who are here have, a revision is made, and those who aren't are told.

    Whoever is here alone need not wait for anybody. Words written after somebody agreed need
    their word again. Returns the copy, or None while somebody here hasn't agreed.
    """
    held = Writing.objects.select_for_update().get(pk=writing.pk)
    held.refuse_when_closed()
    if held.is_in_turns and not held.turns.passed().filter(member=by).exists():
        raise Refused(_("It is for those who wrote a turn to say that it is done."))
    at = standing_at(held)
    facts = {"done_at": at, "seen_at": timezone.now()}
    Writer.objects.update_or_create(writing=held, member=by, defaults=facts)
    record("agreed_that_done", held, by=by)
    return None if waited_for(held, at) else copy_out(held, by=by)


def waited_for(writing: Writing, at: int) -> list[Writer]:
    """Return who is here and hasn't agreed to the text as it stands."""
    here = writing.writers.filter(
        seen_at__gte=timezone.now() - PRESENT, left_at=None, shown_out_at=None
    )
    return [each for each in here.select_related("member") if each.done_at != at]
