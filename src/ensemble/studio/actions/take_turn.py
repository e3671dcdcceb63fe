"""Take the next turn at a text that is written one after another."""

from functools import partial

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.foundation import live
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.studio.models import Turn, Writing
from ensemble.studio.writing_room import WRITING


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
    turn = _begun(held, last.number + 1 if last else 1, by)
    record("took_turn", turn, by=by)
    transaction.on_commit(partial(live.tell, WRITING, held.key, {"turn": "taken"}))
    return turn


def _begun(writing: Writing, number: int, by: Member) -> Turn:
    """Words of an earlier turn that were never passed on are there to go on from."""
    facts = {"ends_at": timezone.now() + Turn.LASTS, "words": writing.turns.left_by(by)}
    try:
        with transaction.atomic():
            turn: Turn = writing.turns.create(number=number, member=by, **facts)
    except IntegrityError as error:
        raise Refused(
            _("Somebody else is at it just now. It is told here when they are done.")
        ) from error
    return turn
