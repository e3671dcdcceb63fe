"""Open calls for one person, a stretch at a time, along the index and never by sorting all."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q

from ensemble.people.models import Comfort, Member
from ensemble.projects.models import Call
from ensemble.projects.models.call import CallQuerySet

LENGTH = 24


@dataclass(frozen=True)
class Stretch:
    """Calls in order; `older` continues after them, "" at the end."""

    calls: list[Call]
    older: str


def stretch_for(
    member: Member | None, calls: CallQuerySet, *, after: str = "", most: int = LENGTH
) -> Stretch:
    """Return the next of these calls: those that fit first, then the fewest answered, the oldest.

    `calls` is narrowed beforehand and not ordered. One statement for each step of fitting, and
    one for the crafts; each walks an index until it has enough.
    """
    step, answered, pk = _place(after)
    found: list[tuple[int, Call]] = []
    for number, rule in enumerate(_steps(member)):
        if number < step:
            continue
        narrowed = calls.filter(rule).order_by("answered", "id")
        if number == step and after:
            narrowed = narrowed.filter(Q(answered__gt=answered) | Q(answered=answered, id__gt=pk))
        found += [(number, call) for call in narrowed[: most + 1 - len(found)]]
        if len(found) > most:
            break
    older = ".".join(map(str, _after(*found[most - 1]))) if len(found) > most else ""
    return Stretch([call for _number, call in found[:most]], older)


def _steps(member: Member | None) -> Iterator[Q]:
    crafts, spoken = _known(member)
    if not crafts:
        yield Q()
        return
    yield Q(craft__in=crafts, language__in=spoken)
    yield Q(craft__in=crafts) & ~Q(language__in=spoken)
    yield ~Q(craft__in=crafts)


def _known(member: Member | None) -> tuple[list[str], list[str]]:
    if member is None:
        return [], []
    crafts = Comfort.objects.filter(member=member).values_list("craft", flat=True)
    return list(crafts), ["", *member.languages]


def _place(after: str) -> tuple[int, int, int]:
    numbers = [int(part) for part in after.split(".") if part.isdecimal() and len(part) < 19]
    return (numbers[0], numbers[1], numbers[2]) if len(numbers) == 3 else (0, -1, 0)


def _after(step: int, call: Call) -> tuple[int, int, int]:
    return step, call.answered, call.pk
