"""A limiter that looks ahead: it turns down what would pass the ceiling, and nothing else.

It hears true peaks, between samples too, by four times oversampling. Where the sound is under the
ceiling not one sample changes, but 5 ms before a peak and while it comes back after it. It adds
no delay, and the blocks it is heard in make no difference.
"""

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from ensemble.engine.sound.layers import RATE, factor

Sound = NDArray[np.float64]  # shape (n, 2), 1 is full scale
Steps = NDArray[np.float64]  # dB, not above 0, one for each STEP samples
CEILING_DB = -1.0
MARGIN_DB = 0.2  # what four times oversampling may miss of sound up to 20 kHz
STEP = RATE // 1_000
AHEAD = 5
KEPT = 1 - 1 / 60  # of what it is turned down, a step later: back within a few tenths of a second
SIDE = 8


def _phases() -> NDArray[np.float64]:
    """Sound at 1/4, 2/4 and 3/4 between two samples, from SIDE on either side; shape (3, 16)."""
    away = np.arange(1 - SIDE, SIDE + 1) - np.array([[0.25], [0.5], [0.75]])
    taps = np.sinc(away) * np.cos(away * np.pi / 2 / (SIDE + 0.5)) ** 2
    return np.asarray(taps / taps.sum(axis=1, keepdims=True))


PHASES = _phases()
MOST = float(np.abs(PHASES).sum(axis=1).max())


def turn_downs(blocks: Iterable[Sound], ceiling_db: float = CEILING_DB) -> Steps | None:
    """By how much each step of a sound is turned down; None where nothing has to be."""
    ceiling = factor(ceiling_db - MARGIN_DB)
    steps = np.concatenate([np.zeros(0), *_stepped(_peaks(blocks, ceiling))])
    if not (steps > ceiling).any():
        return None
    needed = -20 * np.log10(np.maximum(steps / ceiling, 1))
    padded = np.concatenate([np.zeros(1), needed, np.zeros(AHEAD + 1)])
    held = _released(sliding_window_view(padded, AHEAD + 2).min(axis=1))
    return np.convolve(held, np.full(AHEAD, 1 / AHEAD))


def turned_down(block: Sound, start: int, by: Steps) -> Sound:
    """A block that begins at sample `start`, as the limiter lets it through."""
    first, last = start // STEP, -(-(start + len(block)) // STEP) + 1
    if not by[first : last + 1].any():
        return block
    place = np.arange(start, start + len(block)) / STEP
    curve = np.interp(place, np.arange(first, last + 1), by[first : last + 1])
    return np.asarray(block * (10 ** (curve / 20))[:, None])


def _peaks(blocks: Iterable[Sound], ceiling: float) -> Iterator[NDArray[np.float64]]:
    """The true peak from each sample to the next, as many as there are samples; 0 for too quiet."""
    rest = np.zeros((SIDE - 1, 2))
    for block in blocks:
        rest = np.concatenate([rest, block])
        yield _between(rest, ceiling)
        rest = rest[1 - 2 * SIDE :]
    yield _between(np.concatenate([rest, np.zeros((SIDE, 2))]), ceiling)


def _between(sound: Sound, ceiling: float) -> NDArray[np.float64]:
    """For each sample that has SIDE others on either side; shape (n - 2 * SIDE + 1,)."""
    count = len(sound) - 2 * SIDE + 1
    if count <= 0 or np.abs(sound).max(initial=0) * MOST <= ceiling:
        return np.zeros(max(0, count))
    flat = np.ascontiguousarray(sound).reshape(-1)
    found = np.abs(flat[2 * SIDE - 2 : 2 * (SIDE - 1 + count)])
    for taps in PHASES:
        heard = sum(tap * flat[2 * at : 2 * (at + count)] for at, tap in enumerate(taps))
        np.maximum(found, np.abs(heard), out=found)
    return np.asarray(found.reshape(-1, 2).max(axis=1))


def _stepped(pieces: Iterable[NDArray[np.float64]]) -> Iterator[NDArray[np.float64]]:
    """The highest of every STEP values."""
    rest = np.zeros(0)
    for piece in pieces:
        rest = np.concatenate([rest, piece])
        whole = len(rest) // STEP * STEP
        yield rest[:whole].reshape(-1, STEP).max(axis=1)
        rest = rest[whole:]
    if len(rest):
        yield rest.max(keepdims=True)


def _released(wanted: Steps) -> Steps:
    """Down at once, back slowly."""
    level, held = 0.0, wanted.copy()
    for at in range(len(held)) if wanted.any() else ():
        level = min(wanted[at], level * KEPT if level < -0.001 else 0.0)
        held[at] = level
    return held
