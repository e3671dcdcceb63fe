"""Take the next turn at a text that is written one after another."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.studio.models import Turn, Writing


@transaction.atomic
def take_turn(writing: Writing, *, by: Member) -> Turn:
    """Hold the next turn for a day. Nobody goes twice in a row, and one goes at a time."""
    held = Writing.objects.select_for_update().get(pk=writing.pk)
    held.refuse_when_closed()
    if not held.is_in_turns:
        raise Refused(_("This text is written by all at once."))
    last = held.turns.passed().last()
    if last and last.member_id == by.pk:
        raise Refused(_("The last line is yours. Now it is somebody else's turn."))
    late = held.turns.filter(passed_at=None, let_go_at=None, ends_at__lte=timezone.now())
    late.update(let_go_at=timezone.now())
    ends = timezone.now() + Turn.LASTS
    number = last.number + 1 if last else 1
    try:
        with transaction.atomic():
            turn: Turn = held.turns.create(number=number, member=by, ends_at=ends)
    except IntegrityError as error:
        raise Refused(
            _("Somebody else is at it just now. It is told here when they are done.")
        ) from error
    record("took_turn", turn, by=by)
    return turn
