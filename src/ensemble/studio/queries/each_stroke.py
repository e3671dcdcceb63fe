"""What each keystroke asks, written as SQL once: writing it anew took longer than asking it."""

from collections.abc import Iterable
from typing import Any

from django.db import connection

from ensemble.foundation.compiled import Compiled
from ensemble.people.models import Member
from ensemble.studio.models import Keystroke, Writing

# What a room needs of a writing; the rest is fetched when it is looked at.
FIELDS = ("id", "key", "founder_id", "way", "folded_to", "closed_at")
MARK = 8_765_432_109_876


def open_now(member: int, key: str) -> Writing | None:
    """Return a writing that is written in and open to this member (an id)."""
    return _first(OPEN.rows(member=member, key=key))


def held_row(number: int) -> Writing:
    """Hold the row of a writing until the transaction ends; return it as it is now."""
    held = _first(HELD.rows(number=number))
    if held is None:
        raise Writing.DoesNotExist
    return held


def written_since(number: int, upto: int) -> list[Any]:
    """Return (pk, member_id, update) of what was written into a writing after a change."""
    return SINCE.rows(number=number, upto=upto)


def _first(rows: Iterable[Any]) -> Writing | None:
    return next((Writing.from_db(connection.alias, FIELDS, row) for row in rows), None)


def _ask_open(member: int, key: str) -> Any:
    mine = Writing.objects.open_to(Member(pk=member)).standing()
    return mine.filter(key=key).values_list(*FIELDS)


def _ask_held(number: int) -> Any:
    return Writing.objects.select_for_update().filter(pk=number).values_list(*FIELDS)


def _ask_since(number: int, upto: int) -> Any:
    later = Keystroke.objects.filter(writing_id=number, pk__gt=upto).order_by("pk")
    return later.values_list("pk", "member_id", "update")


OPEN = Compiled(_ask_open, member=MARK, key="a key of no writing")
HELD = Compiled(_ask_held, number=MARK)
SINCE = Compiled(_ask_since, number=MARK, upto=MARK + 1)
