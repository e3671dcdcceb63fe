"""A pattern written as text, played with a human hand."""

from collections.abc import Callable, Iterable

import numpy as np

from ensemble.demo.sound.score import Score
from ensemble.demo.sound.track import Mono, Sound, length_of, place

Stroke = Callable[[int], Mono]

_STRENGTH = {"X": 1.0, "x": 0.7, "o": 0.42, ".": 0.2}


def beaten(
    track: Sound,
    score: Score,
    pattern: str,
    hit: Stroke,
    *,
    bars: Iterable[int],
    gain: float = 1.0,
    pan: float = 0.0,
    seed: int = 1,
    loose: float = 0.004,
) -> None:
    """Play `pattern` in every bar: `X` loud, `x`, `o`, `.` a ghost, `-` nothing.

    `hit` is given a number so that strokes may differ; `loose` is how far they stray in seconds.
    """
    chance = np.random.default_rng(seed)
    step = score.beats / len(pattern)
    for bar in bars:
        for turn, sign in enumerate(pattern):
            if sign in _STRENGTH:
                at = score.at(bar, turn * step) + length_of(chance.normal(0, loose))
                strength = gain * _STRENGTH[sign] * chance.uniform(0.88, 1.0)
                place(track, hit(int(chance.integers(4))), max(0, at), strength, pan)
