"""Who writes a text, and how far it is."""

from ensemble.people.models import Member
from ensemble.studio.models import Pen, Writing
from ensemble.studio.queries.shared import opened


def standing_at(writing: Writing) -> int:
    """Return a number that changes whenever the text does."""
    if writing.is_in_turns:
        return writing.turns.passed().count()
    with opened(writing) as shared:
        return shared.upto


def mark_of(writing: Writing) -> str:
    """Return what differs whenever it is another's turn, or nobody's."""
    held = writing.turns.held().values_list("key", flat=True).first()
    return f"{standing_at(writing)} {held or ''}"


def hands_of(writing: Writing) -> list[Member]:
    """Return everybody who has written something in it, in the order they began to."""
    if writing.is_in_turns:
        numbers = list(writing.turns.passed().values_list("member_id", flat=True))
    else:
        numbers = list(
            Pen.objects.filter(writing=writing).order_by("pk").values_list("member_id", flat=True)
        )
    people = Member.objects.in_bulk(numbers)
    return [people[number] for number in dict.fromkeys(numbers)]


def ink_of(writing: Writing) -> tuple[str, list[list[int]]]:
    """Return the words as they stand, and as runs of one hand each (see ink.py)."""
    if not writing.is_in_turns:
        with opened(writing) as shared:
            return shared.words, shared.ink
    turns = list(writing.turns.passed())
    ink = [[turn.member_id, len(turn.words.encode()) + 1] for turn in turns]
    if ink:
        ink[-1][1] -= 1
    return "\n".join(turn.words for turn in turns), ink
