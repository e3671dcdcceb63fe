"""Calls as lists show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import ngettext

from ensemble.people.models import Craft
from ensemble.projects.models import Call


@dataclass(frozen=True)
class CallCard:
    """A call, as `call_card` in design/parts/call.html draws it."""

    key: str
    title: str
    url: str
    medium: str
    craft: str
    project: tuple[str, str]
    minutes: int
    level: str
    needs: str | None
    deadline: datetime | None
    because: str | None = None


def call_cards(calls: Iterable[Call]) -> list[CallCard]:
    """Return cards of calls whose projects are at hand, in order. No statement is made."""
    return [_card(call) for call in calls]


def _card(call: Call) -> CallCard:
    many = call.wanted > 1
    return CallCard(
        key=call.key,
        title=call.title,
        url=reverse("projects:call", args=[call.key]),
        medium=call.medium,
        craft=str(Craft(call.craft).label),
        project=(call.project.title, reverse("projects:show", args=[call.project.key])),
        minutes=call.minutes,
        level=str(Call.Level(call.level).label),
        needs=ngettext("%d wanted", "%d wanted", call.wanted) % call.wanted if many else None,
        deadline=call.deadline,
    )
