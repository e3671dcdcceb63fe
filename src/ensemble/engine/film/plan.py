"""Decides how a film is made: which short segments, of how many frames, showing what.

Nothing is opened or started. Every segment is a whole number of frames and stands by itself, so
segments can be made at the same time, kept, and made again one by one.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from math import ceil
from typing import Literal

from ensemble.engine.film.overlays import overlays, within
from ensemble.engine.film.parts import Drawn, Over, Part, Shot
from ensemble.engine.film.plan_parts import Scene, named, part_at, scenes
from ensemble.engine.lettering.sheets import Measure
from ensemble.engine.profiles import Profile
from ensemble.engine.timeline import Placed, Timeline
from ensemble.engine.times import from_frames

LONGEST_SECONDS = 4
SHORTEST_SECONDS = 1
# Films of ours have a key frame each second. To read on from a little after one costs least.
AFTER_KEY = Fraction(2, 5)
Fade = Literal["in", "out"]


@dataclass(frozen=True, slots=True)
class Segment:
    """`frames` frames from frame `first` of the film. Two parts: the one turns into the other.

    `fade` comes from ink or paper, or goes to it, over the whole segment; `join` is the kind of
    transition that it is a part of, if it is. `overs` lie over it all.
    """

    name: str
    first: int
    frames: int
    parts: tuple[Part, ...]
    fade: Fade | None = None
    join: str = ""
    overs: tuple[Over, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """Segments without a hole between them, `frames` in all, and the exact length of the sound."""

    profile: Profile
    frames: int
    samples: int
    segments: tuple[Segment, ...]

    @property
    def duration(self) -> Fraction:
        return from_frames(self.frames, self.profile.rate)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """From one frame to another: what is seen, one or two items, and whether it fades."""

    begin: int
    end: int
    seen: tuple[Placed, ...]
    fade: Fade | None = None
    join: str = ""


def plan(
    timeline: Timeline, profile: Profile, measure: Measure, *, sample_rate: int = 48_000
) -> Plan:
    """The film of a timeline in the shape of `profile`; text is measured by `measure`."""
    frames = max(1, profile.frames(timeline.duration))
    overs = overlays(timeline, profile, measure)
    segments = tuple(
        replace(segment, overs=within(overs, segment.first, segment.frames))
        for stretch in _filled(list(_stretches(timeline, profile)), frames)
        for segment in _segments(stretch, profile, measure)
    )
    return Plan(profile, frames, profile.samples(frames, sample_rate), segments)


def _stretches(timeline: Timeline, profile: Profile) -> Iterator[_Stretch]:
    """The picture track cut where a transition begins or ends."""
    placed = [
        each for track in timeline.tracks if track.kind == "picture" for each in track.placed()
    ]
    for number, one in enumerate(placed):
        begin, end = profile.frames(one.start), profile.frames(one.end)
        first = min(end, _inner(one, profile, begin, before=True))
        last = max(first, _inner(one, profile, end, before=False))
        if first > begin and one.before and not one.before.overlaps:
            yield _Stretch(begin, first, (one,), "in", one.before.kind)
        yield _Stretch(first, last, (one,))
        if one.after and not one.after.overlaps:
            yield _Stretch(last, end, (one,), "out", one.after.kind)
        elif one.after:
            yield _Stretch(last, end, (one, placed[number + 1]), None, one.after.kind)


def _inner(one: Placed, profile: Profile, edge: int, *, before: bool) -> int:
    """The frame where an item is alone and whole, on that side of it."""
    join = one.before if before else one.after
    if join is None:
        return edge
    span = join.duration if join.overlaps else join.duration / 2
    return profile.frames(one.start + span if before else one.end - span)


def _filled(stretches: list[_Stretch], frames: int) -> Iterator[_Stretch]:
    """The stretches that have a frame, with ink wherever there is nothing to see."""
    edge = _Stretch(0, 0, ())
    real = [stretch for stretch in stretches if stretch.end > stretch.begin]
    for before, after in pairwise([edge, *real, _Stretch(frames, frames, ())]):
        if before is not edge:
            yield before
        if after.begin > before.end:
            yield _Stretch(before.end, after.begin, ())


def _segments(stretch: _Stretch, profile: Profile, measure: Measure) -> Iterator[Segment]:
    """A stretch in segments short enough to be made side by side."""
    ink = [Scene(0, Drawn.nothing(profile))]
    begins = [profile.frames(placed.start) for placed in stretch.seen] or [stretch.begin]
    found = [scenes(placed, profile, measure) for placed in stretch.seen] or [ink]
    name = " and ".join(named(placed.item) for placed in stretch.seen) or "an empty stretch"
    for begin, end in _spans(stretch, found[0], begins[0], profile.rate):
        parts = tuple(
            part_at(shown, begin - origin, end - begin, profile)
            for origin, shown in zip(begins, found, strict=True)
        )
        yield Segment(name, begin, end - begin, parts, stretch.fade, stretch.join)


def _spans(
    stretch: _Stretch, found: list[Scene], origin: int, rate: Fraction
) -> Iterator[tuple[int, int]]:
    """From where to where segments go. What fades or crosses stays whole."""
    if stretch.fade or len(stretch.seen) > 1:
        yield stretch.begin, stretch.end
        return
    edges = [origin + scene.first for scene in found]
    for scene, begin, end in zip(found, edges, [*edges[1:], stretch.end], strict=True):
        zero = begin - (scene.part.first if isinstance(scene.part, Shot) else 0)
        begin, end = max(begin, stretch.begin), min(end, stretch.end)  # noqa: PLW2901
        if begin < end:
            yield from pairwise(_cuts(begin, end, zero, rate))


def _cuts(begin: int, end: int, zero: int, rate: Fraction) -> list[int]:
    """Edges of pieces, none of them very short. Counted from `zero`, where the source begins.

    So a clip that was trimmed or moved is cut where it was before.
    """
    most, least = ceil(LONGEST_SECONDS * rate), ceil(SHORTEST_SECONDS * rate)
    zero += ceil(AFTER_KEY * rate)
    first = begin + least + (zero - begin - least) % most
    return [begin, *range(first, end - least + 1, most), end]
