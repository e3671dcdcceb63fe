"""Calls as lists show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ensemble.people.models import Craft
from ensemble.projects.models import Call

# What a card needs of a call: its instance, or a row of these.
FACTS = ("key", "title", "medium", "craft", "minutes", "level", "wanted", "deadline")


@dataclass(frozen=True)
class CallCard:
    """A call, as `call_card` in design/parts/call.html draws it."""

    key: str
    title: str
    url: str
    medium: str
    craft: str
    project: tuple[str, str] | None
    minutes: int
    level: str
    needs: str | None
    deadline: datetime | None
    because: str | None = None
    is_full: bool = False


def call_cards(calls: Iterable[Call]) -> list[CallCard]:
    """Return cards of calls whose projects are at hand, in order. No statement is made."""
    return [
        card_of(call, (call.project.title, address("projects:show", call.project.key)))
        for call in calls
    ]


def card_of(facts: Any, project: tuple[str, str] | None, *, used: int | None = None) -> CallCard:
    """Return the card of a call or of a row of FACTS. `used` says how far it is, where known."""
    return CallCard(
        key=facts.key,
        title=facts.title,
        url=address("projects:call", facts.key),
        medium=facts.medium,
        craft=str(Craft(facts.craft).label),
        project=project,
        minutes=facts.minutes,
        level=str(Call.Level(facts.level).label),
        needs=_progress(facts.wanted, used),
        deadline=facts.deadline,
        is_full=used is not None and used >= facts.wanted,
    )


def _progress(wanted: int, used: int | None) -> str | None:
    if used and used >= wanted:
        return _("has what it asked for")
    if used:
        return _("%(here)d of %(wanted)d are here") % {"here": used, "wanted": wanted}
    return ngettext("%d wanted", "%d wanted", wanted) % wanted if wanted > 1 else None


def address(name: str, key: str) -> str:
    """Return the address of a thing by its key, without asking the router again."""
    return _pattern(name).replace("KEY", key)


@cache
def _pattern(name: str) -> str:
    return reverse(name, args=["KEY"])
