"""Transitions of OpenTimelineIO, which reach into what clips hold back, as ours, which overlap."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import groupby
from typing import Any

from ensemble.engine.interchange.otio_values import Told
from ensemble.engine.timeline.items import Clip, Gap, Item, Lasting, Transition

NOTHING = Fraction(0)


@dataclass(frozen=True, slots=True)
class Join:
    """A transition, and how far it reaches before and past its cut, in seconds."""

    transition: Transition
    before: Fraction
    after: Fraction
    name: str


def sensible(parts: list[Any], told: Told) -> list[Any]:
    """Items, gaps and joins in order, without joins that join nothing and gaps that end it."""
    return list(_without_loose_ends(_merged(parts), told))


def joined(parts: list[Any]) -> tuple[Item, ...]:
    """The items of a track, each as long as it is seen, its transitions included."""
    return tuple(_joined(parts))


def _merged(parts: list[Any]) -> list[Any]:
    """Gaps that follow each other are one; the last is nothing at all."""
    made: list[Any] = []
    for is_gap, run in groupby(parts, key=lambda part: isinstance(part, Gap)):
        found = list(run)
        made += [Gap(sum((gap.duration for gap in found), NOTHING))] if is_gap else found
    while made and isinstance(made[-1], Gap):
        made.pop()
    return made


def _without_loose_ends(parts: list[Any], told: Told) -> Iterator[Any]:
    """Transitions only where there is something on both sides, and only as far as it reaches."""
    last: Any = None
    for number, part in enumerate(parts):
        after: Any = parts[number + 1] if number + 1 < len(parts) else None
        kept = part
        if isinstance(part, Join):
            alone = last is None or after is None or isinstance(last, Join)
            kept = None if alone or isinstance(after, Join) else _reaching(part, after)
        if kept is None:
            told.say(f"The transition “{part.name}” joins nothing and was left out.")
            continue
        yield kept
        last = kept


def _reaching(join: Join, after: Lasting) -> Join | None:
    """A transition can't show what lies before the beginning of a file."""
    before = min(join.before, after.start) if isinstance(after, Clip) else join.before
    lasts = before + join.after
    if not join.transition.overlaps or before == join.before:
        return join
    shorter = replace(join.transition, duration=lasts) if lasts > 0 else None
    return replace(join, transition=shorter, before=before) if shorter else None


def _joined(parts: list[Any]) -> Iterator[Item]:
    """There, a transition reaches into what its neighbors hold back; here, they overlap."""
    for number, part in enumerate(parts):
        if isinstance(part, Join):
            yield part.transition
            continue
        before = parts[number - 1] if number else None
        after = parts[number + 1] if number + 1 < len(parts) else None
        early = _reach(before, "before")
        yield _longer(part, early, _reach(after, "after"))


def _reach(join: object, side: str) -> Fraction:
    """How far an overlapping transition reaches into a neighbor's hidden part."""
    if not isinstance(join, Join) or not join.transition.overlaps:
        return NOTHING
    reach: Fraction = getattr(join, side)
    return reach


def _longer(item: Any, early: Fraction, late: Fraction) -> Any:
    if isinstance(item, Clip):
        return replace(item, start=item.start - early, duration=item.duration + early + late)
    return replace(item, duration=item.duration + early + late)
