"""A sequence inside a track of an OpenTimelineIO document, laid out in its place."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from ensemble.engine.interchange import otio_values as values
from ensemble.engine.interchange.otio_joins import Join
from ensemble.engine.timeline.items import Clip, Gap, Lasting

NOTHING = Fraction(0)
DEEPEST = 8


def only_track(value: object, kind: str) -> object | None:
    """The one track of that kind that holds anything; None if there are several, or none."""
    if values.schema_of(value) == "Track":
        return value
    tracks = [
        track
        for track in values.entries(value, "children")
        if values.is_on(track) and values.entries(track, "children")
    ]
    found = [each for each in tracks if values.text_in(each, "kind") == kind]
    others = [each for each in tracks if values.schema_of(each) != "Track"]
    return found[0] if len(found) == 1 and not others else None


def trimmed(parts: Sequence[Any], start: Fraction, lasts: Fraction) -> list[Any]:
    """What is seen from `start` on, exactly `lasts` long, with no loose transition at an end."""
    kept = list(_within(parts, start, start + lasts))
    while kept and isinstance(kept[0], Join):
        kept.pop(0)
    while kept and isinstance(kept[-1], Join):
        kept.pop()
    rest = lasts - sum((part.duration for part in kept if not isinstance(part, Join)), NOTHING)
    return [*kept, Gap(rest)] if rest > 0 else kept


def _within(parts: Sequence[Any], start: Fraction, end: Fraction) -> Iterator[Any]:
    at = NOTHING
    for part in parts:
        if isinstance(part, Join):
            if start < at - part.before and at + part.after < end:
                yield part
            continue
        first, last = max(at, start), min(at + part.duration, end)
        if first < last:
            yield _cut(part, first - at, last - first)
        at += part.duration


def _cut(part: Lasting, later: Fraction, lasts: Fraction) -> Lasting:
    if lasts == part.duration:
        return part
    if isinstance(part, Clip):
        moved = part.start + later
        return replace(part, start=moved, duration=lasts, fade_in=NOTHING, fade_out=NOTHING)
    shorter: Lasting = replace(part, duration=lasts)
    return shorter
