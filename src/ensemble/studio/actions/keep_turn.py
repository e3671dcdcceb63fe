"""Keep what somebody writes in their turn."""

from django.db import transaction

from ensemble.foundation.refusal import NotYours
from ensemble.people.models import Member
from ensemble.studio.models import Turn


@transaction.atomic
def keep_turn(turn: Turn, words: str, *, base: str, by: Member) -> None:
    """Keep the words of a turn as far as they are. Only whoever writes them sees them.

    `base` is what the page held before. Like the saving of any draft it writes no history. Raises
    Refused when the turn is over, WrittenElsewhere when another page of theirs went on.
    """
    held = Turn.objects.select_for_update().get(pk=turn.pk)
    if held.member_id != by.pk:
        raise NotYours("This is somebody else's turn.")
    held.keep(words, base=base)
