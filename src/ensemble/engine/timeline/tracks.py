"""A track: items in order of time, each in its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from ensemble.engine.timeline.duck import Duck
from ensemble.engine.timeline.items import Clip, Gap, Item, Lasting, Transition
from ensemble.engine.timeline.lasting import Unplayable
from ensemble.engine.times import clock


@dataclass(frozen=True, slots=True)
class Placed:
    """An item, when it begins, and the transitions at its ends. Times in seconds."""

    item: Lasting
    start: Fraction
    before: Transition | None = None
    after: Transition | None = None

    @property
    def end(self) -> Fraction:
        return self.start + self.item.duration


@dataclass(frozen=True, slots=True)
class Track:
    """Items in order of time. `pan` goes from -1 (left) to 1 (right).

    With `duck`, the track makes room for a voice on another.
    """

    kind: Literal["picture", "sound"]
    items: tuple[Item, ...] = ()
    gain_db: float = 0.0
    pan: float = 0.0
    muted: bool = False
    name: str = ""
    duck: Duck | None = None

    def __post_init__(self) -> None:
        if not -1 <= self.pan <= 1:
            raise Unplayable("Pan goes from -1 (left) to 1 (right).")
        if not -120 <= self.gain_db <= 60:
            raise Unplayable("The level of a track is outside -120 to 60 dB.")
        if self.duck and self.duck.under == self.name:
            raise Unplayable("A track can't make room for itself.")
        for item in self.items:
            self._must_belong(item)
        self._must_join()
        self._must_be_in_order()

    def placed(self) -> Iterator[Placed]:
        """Every item that lasts, with the moment it begins."""
        at = Fraction(0)
        for number, item in enumerate(self.items):
            if isinstance(item, Transition):
                at -= item.duration if item.overlaps else 0
                continue
            start = at if item.offset is None else item.offset
            yield Placed(item, start, self._join(number - 1), self._join(number + 1))
            at = start + item.duration

    def _join(self, number: int) -> Transition | None:
        item = self.items[number] if 0 <= number < len(self.items) else None
        return item if isinstance(item, Transition) else None

    def _must_belong(self, item: Item) -> None:
        audible = isinstance(item, Clip | Gap | Transition)
        if self.kind == "sound" and not audible:
            raise Unplayable("A sound track holds recordings and gaps, nothing to look at.")
        if self.kind == "picture" and isinstance(item, Clip) and item.source.kind == "audio":
            raise Unplayable(f"“{item.source.name}” has nothing to look at. Lay it under the film.")
        if self.kind == "picture" and isinstance(item, Clip) and item.loop is not None:
            raise Unplayable("Only a recording on a sound track can be repeated.")

    def _must_join(self) -> None:
        for number, item in enumerate(self.items):
            if not isinstance(item, Transition):
                continue
            if number == 0 or number == len(self.items) - 1:
                raise Unplayable("A transition stands between two others, not at an end.")
            before, after = self.items[number - 1], self.items[number + 1]
            if isinstance(before, Transition) or isinstance(after, Transition):
                raise Unplayable("Two transitions cannot follow each other.")
            if after.offset is not None:
                raise Unplayable("What follows a transition has no place of its own.")

    def _must_be_in_order(self) -> None:
        placed = list(self.placed())
        for each in placed:
            _must_have_room(each)
            if self.kind == "picture" and each.start < 0:
                raise Unplayable("Nothing can be seen before the film begins.")
        for one, next_one in pairwise(placed):
            shared = one.after.duration if one.after and one.after.overlaps else 0
            if next_one.start < one.end - shared:
                moment = clock(max(next_one.start, Fraction(0)))
                raise Unplayable(f"Two things on the same track overlap at {moment}.")


def _must_have_room(placed: Placed) -> None:
    """Transitions of one item may not run into each other."""
    taken = sum(
        (join.duration / (1 if join.overlaps else 2))
        for join in (placed.before, placed.after)
        if join
    )
    if taken > placed.item.duration:
        raise Unplayable("A transition is longer than what it joins.")
