"""How far a bed goes down under a voice: computed from the voice alone, in steps of 10 ms."""

from math import exp

import numpy as np
from numpy.typing import NDArray

from ensemble.engine.sound.bus import GRID, Whole
from ensemble.engine.sound.layers import RATE

STEP = RATE // 100
# A voice is heard from here; breath and a quiet room are below.
THRESHOLD = (GRID * 10 ** (-42 / 20)) ** 2


class Follower:
    """Hears a voice block by block and answers factors for the bed.

    Blocks are whole steps long, all but the last: the same voice always gives the same factors.
    """

    def __init__(self, by_db: float, attack: float, release: float) -> None:
        """`attack` and `release` in seconds: after so long two thirds of the way are gone."""
        self.by_db = by_db
        self._down, self._up = _pace(attack), _pace(release)
        self._level_db = 0.0

    def factors(self, voice: Whole) -> NDArray[np.float64]:
        """One factor for each sample of a block of the voice, shape (n,)."""
        count = len(voice)
        steps = -(-count // STEP)
        power = np.zeros(steps * STEP)
        np.mean(np.square(voice), axis=1, out=power[:count])
        edges = [self._level_db]
        for heard in power.reshape(steps, STEP).mean(axis=1) > THRESHOLD:
            edges.append(self._next(edges[-1], bool(heard)))
        self._level_db = edges[-1]
        if not any(edges):
            return np.ones(count)
        curve = np.interp(np.arange(count), np.arange(steps + 1) * STEP, edges)
        return np.asarray(10 ** (curve / 20))

    def _next(self, level_db: float, heard: bool) -> float:
        wanted, pace = (-self.by_db, self._down) if heard else (0.0, self._up)
        reached = level_db + (wanted - level_db) * pace
        return wanted if abs(reached - wanted) < 1e-4 else reached


def _pace(seconds: float) -> float:
    return 1 - exp(-STEP / RATE / seconds) if seconds > 0 else 1.0
