"""Which line is heard when: from when a reader had it before them, and from the pauses they made.

No machine listens to words here. A line begins at a pause, near the moment it was reached, and
takes about as long as its letters say. No database.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from ensemble.studio.pauses import Phrase

# What a doubt costs: a second away from the mark, twice as long as its letters say, no pause.
MARK_MS, TWICE, NO_PAUSE, PAUSE = 1_400.0, 1.6, 2.6, 1.5
NEAR_MS = 6_000
BIASES = range(-4_000, 4_001, 250)
LEAST_MS = 200
TAIL_MS = 150


@dataclass(frozen=True, slots=True)
class Said:
    """A line from one millisecond to another; `at_pause` says whether it begins after one."""

    line: str
    start_ms: int
    end_ms: int
    at_pause: bool


@dataclass(frozen=True, slots=True)
class _Spot:
    at: int
    doubt: float
    at_pause: bool


def time_lines(lines: Sequence[str], marks: Sequence[int], phrases: Sequence[Phrase]) -> list[Said]:
    """Return when each line is heard.

    `marks` holds, for every line, the millisecond of the recording at which the reader had
    reached it. Readers are ahead of their pages or behind, always by about the same: that is
    found out too.
    """
    if not lines or len(marks) != len(lines):
        return []
    if not phrases:
        return _said(lines, [_Spot(mark, 0, False) for mark in marks], [])
    starts = min(
        (_path(lines, marks, phrases, bias) for bias in _biases(marks, phrases)), key=_doubt
    )
    return _said(lines, starts[1], phrases)


def sureness(said: Sequence[Said]) -> float:
    """How much of it begins at a pause, from 0 to 1."""
    return sum(one.at_pause for one in said) / len(said) if said else 0.0


def _biases(marks: Sequence[int], phrases: Sequence[Phrase]) -> list[int]:
    """How late the voice may be against the page; the first line ties both together."""
    first = phrases[0].start_ms - marks[0]
    return sorted({*BIASES, first}, key=abs)


def _doubt(path: tuple[float, list[_Spot]]) -> float:
    return path[0]


def _path(
    lines: Sequence[str], marks: Sequence[int], phrases: Sequence[Phrase], bias: int
) -> tuple[float, list[_Spot]]:
    """The least doubtful beginnings of all lines, when the voice is `bias` later than the page."""
    spoken = phrases[-1].end_ms - phrases[0].start_ms
    per_letter = spoken / max(1, sum(map(len, lines)))
    paths: list[tuple[float, list[_Spot]]] = [
        (spot.doubt, [spot]) for spot in _spots(marks[0] + bias, phrases)
    ]
    for number in range(1, len(lines)):
        wanted = max(LEAST_MS, per_letter * len(lines[number - 1]))
        spots = _spots(marks[number] + bias, phrases)
        paths = [each for spot in spots if (each := _longer(paths, spot, wanted))]
        if not paths:
            return float("inf"), []
    last = max(LEAST_MS, per_letter * len(lines[-1]))
    end = phrases[-1].end_ms
    return min(((doubt + _odd(end - path[-1].at, last), path) for doubt, path in paths), key=_doubt)


def _spots(near: int, phrases: Sequence[Phrase]) -> list[_Spot]:
    """Where a line may begin: after every pause around, or, without one, just where it is due."""
    spots = [
        _Spot(each.start_ms, _away(each.start_ms - near) - PAUSE * _deep(each), True)
        for each in phrases
        if abs(each.start_ms - near) <= NEAR_MS
    ]
    return [*spots, _Spot(max(0, near), NO_PAUSE, False)]


def _away(distance: float) -> float:
    return (distance / MARK_MS) ** 2


def _deep(phrase: Phrase) -> float:
    return min(1.0, phrase.pause_ms / 600)


def _longer(
    paths: list[tuple[float, list[_Spot]]], spot: _Spot, wanted: float
) -> tuple[float, list[_Spot]] | None:
    found = [
        (doubt + spot.doubt + _odd(spot.at - path[-1].at, wanted), path)
        for doubt, path in paths
        if spot.at - path[-1].at >= LEAST_MS
    ]
    if not found:
        return None
    doubt, path = min(found, key=_doubt)
    return doubt, [*path, spot]


def _odd(length: int, wanted: float) -> float:
    """How strange it is that a line takes so long: twice or half costs the same."""
    return float(abs(log(max(LEAST_MS, length) / wanted) / log(2)) * TWICE)


def _said(lines: Sequence[str], spots: list[_Spot], phrases: Sequence[Phrase]) -> list[Said]:
    after = [spot.at for spot in spots[1:]]
    last = max([phrase.end_ms for phrase in phrases], default=spots[-1].at + 2_000)
    ends = [_silent(spot.at, end, phrases) for spot, end in zip(spots, [*after, last], strict=True)]
    return [
        Said(line, spot.at, max(end, spot.at + LEAST_MS), spot.at_pause)
        for line, spot, end in zip(lines, spots, ends, strict=True)
    ]


def _silent(start: int, end: int, phrases: Sequence[Phrase]) -> int:
    """A line is over when its last phrase is, with a moment to read it out."""
    heard = [each.end_ms for each in phrases if start < each.end_ms and each.start_ms < end]
    return min(end, max(heard, default=end) + TAIL_MS)
