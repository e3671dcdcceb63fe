"""Where a track's items lie on a grid of frames or samples, the way OpenTimelineIO counts.

There, what is joined meets in a cut, and a transition says how far it reaches to either side.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from ensemble.engine.timeline import Placed, Track
from ensemble.engine.timeline.items import Clip, Lasting, Transition
from ensemble.engine.times import to_frames


@dataclass(frozen=True, slots=True)
class Join:
    """A transition reaching `before` ticks before the cut and `after` ticks past it."""

    transition: Transition
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Spot:
    """So many ticks of an item (or of nothing), `skipped` from where its source begins."""

    item: Lasting | None
    ticks: int
    skipped: int = 0
    join: Join | None = None


def spots(track: Track, rate: Fraction) -> Iterator[Spot]:
    """Every item in order with nothing overlapping; what lies before 0:00 is skipped."""
    placed = list(track.placed())
    cuts = [_Cut.between(one, after, rate) for one, after in pairwise(placed)]
    at = 0
    for number, one in enumerate(placed):
        begins = to_frames(one.start, rate)
        left = cuts[number - 1].at if number and cuts[number - 1].join else max(at, begins)
        if left > at:
            yield Spot(None, left - at)
        join = cuts[number].join if number < len(cuts) else None
        at = max(left, cuts[number].at if join else to_frames(one.end, rate))
        yield Spot(one.item, at - left, _source_start(one.item, rate) + left - begins, join)


@dataclass(frozen=True, slots=True)
class _Cut:
    at: int
    join: Join | None

    @classmethod
    def between(cls, one: Placed, after: Placed, rate: Fraction) -> "_Cut":
        """In the middle of what they share."""
        begins, ends = (max(0, to_frames(moment, rate)) for moment in (after.start, one.end))
        if one.after is None:
            return cls(begins, None)
        if not one.after.overlaps:
            half = to_frames(one.after.duration / 2, rate)
            return cls(begins, Join(one.after, half, half))
        middle = begins + max(0, ends - begins + 1) // 2
        return cls(middle, Join(one.after, middle - begins, max(0, ends - middle)))


def _source_start(item: Lasting, rate: Fraction) -> int:
    return to_frames(item.start, rate) if isinstance(item, Clip) else 0
