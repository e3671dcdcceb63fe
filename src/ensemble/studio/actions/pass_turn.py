"""Pass a text on after one's turn, or leave the turn to somebody else."""

from functools import partial

from django.db import transaction

from ensemble.activity.actions.record import record
from ensemble.foundation import live
from ensemble.foundation.refusal import NotYours
from ensemble.people.models import Member
from ensemble.studio.models import Turn
from ensemble.studio.writing_room import WRITING


@transaction.atomic
def pass_turn(turn: Turn, words: str, *, base: str, by: Member, leaves: bool = False) -> None:
    """Keep the words of a turn and pass the text on, or leave the turn to somebody else.

    `base` is what the page held before: what another page of theirs added isn't written over.
    Words that were left are not lost: their writer finds them in their next turn.
    """
    held = Turn.objects.select_for_update().get(pk=turn.pk)
    if held.member_id != by.pk:
        raise NotYours("This is somebody else's turn.")
    held.writing.refuse_when_closed()
    if leaves:
        held.keep(words, base=base)
        held.let_go()
    else:
        held.pass_on(words, base=base)
    record("passed_turn", held, by=by)
    transaction.on_commit(partial(live.tell, WRITING, held.writing.key, {"turn": "free"}))
