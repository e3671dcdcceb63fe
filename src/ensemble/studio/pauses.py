"""Where somebody speaks in a recording, from its level alone. No database."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log10

# One level each 20 ms.
STEP_MS = 20
SHORTEST_PAUSE_MS = 140
SHORTEST_SPEECH_MS = 60
FAINTEST_DB = -90.0
LEAST_RISE_DB = 9.0


@dataclass(frozen=True, slots=True)
class Phrase:
    """Speech between two pauses, in milliseconds; `pause_ms` is how long the one before it is."""

    start_ms: int
    end_ms: int
    pause_ms: int


def phrases_in(levels: Sequence[float]) -> list[Phrase]:
    """Return the phrases of a recording whose root mean square is given each 20 ms (1 is full).

    What counts as a pause follows from how quiet the room is and how loud the voice.
    """
    loud = [20 * log10(level) if level > 0 else FAINTEST_DB for level in levels]
    if not loud:
        return []
    ranked = sorted(loud)
    room, voice = ranked[len(ranked) // 20], ranked[len(ranked) * 9 // 10]
    if voice - room < LEAST_RISE_DB:
        return [Phrase(0, len(levels) * STEP_MS, 0)] if voice > FAINTEST_DB / 2 else []
    edge = max(room + (voice - room) * 0.4, voice - 30)
    return _phrases(_runs([level > edge for level in loud]))


def _runs(speaks: list[bool]) -> list[tuple[int, int]]:
    """Where it is true, from one millisecond to another, without what is too short to be speech."""
    runs, begin = list[tuple[int, int]](), None
    for at, speaking in enumerate([*speaks, False]):
        if speaking and begin is None:
            begin = at
        elif not speaking and begin is not None:
            runs.append((begin * STEP_MS, at * STEP_MS))
            begin = None
    return [run for run in _mended(runs) if run[1] - run[0] >= SHORTEST_SPEECH_MS]


def _mended(runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The closed lips of a p or t are no pause."""
    mended: list[tuple[int, int]] = []
    for start, end in runs:
        if mended and start - mended[-1][1] < SHORTEST_PAUSE_MS:
            mended[-1] = (mended[-1][0], end)
        else:
            mended.append((start, end))
    return mended


def _phrases(runs: list[tuple[int, int]]) -> list[Phrase]:
    before = [0, *(end for _start, end in runs)]
    return [Phrase(start, end, start - before[at]) for at, (start, end) in enumerate(runs)]
