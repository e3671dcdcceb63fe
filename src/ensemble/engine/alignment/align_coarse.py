"""The coarse pass: probes of a take are looked for everywhere in a mix, block by block.

Every probe votes for the places that it fits; a place that all agree on is where the take belongs.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ensemble.engine.alignment.align_hearing import COARSE, TENTH, Hearing
from ensemble.engine.alignment.align_spectra import Spectrum, steady, whitened
from ensemble.engine.work import Work

BLOCK = 1 << 17
BAND = (120.0, 3_600.0)
PROBES, FEWER = 10, 6
PROBE_SECONDS = 2.0
KEPT = 96
BIN = 160
Places = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Votes:
    """Where one probe fits: its middle in the take, the offsets it asks for, and how strongly.

    All in seconds; `strength` is in standard deviations of what chance gives.
    """

    middle: float
    offsets: Places
    strength: Places


def voted(
    take: Hearing, mix: Hearing, within: tuple[float, float], speed: float, work: Work
) -> list[Votes]:
    """What every probe of the take says about its offset, between two offsets in seconds."""
    size = int(min(PROBE_SECONDS, take.seconds / speed) * COARSE)
    starts = _starts(take, size, speed)
    cut = [steady(take.coarsely(at, size, speed), COARSE) for at in starts]
    first = min(starts) + round(within[0] * COARSE)
    last = max(starts) + round(within[1] * COARSE) + 1
    block_size = min(BLOCK, 1 << (last - first + size).bit_length())
    probes = [np.conj(whitened(each, block_size, COARSE, BAND)) for each in cut]
    found: list[list[NDArray[np.float64]]] = [[] for _ in probes]
    hop = block_size - size
    for at in range(first, last, hop):
        work.stop_if_asked()
        heard = steady(mix.coarsely(at, block_size), COARSE)
        block = whitened(heard, block_size, COARSE, BAND)
        for number, probe in enumerate(probes):
            found[number].append(_peaks(block, probe, at, hop))
        work.report(min(1.0, (at - first + hop) / (last - first)), "Looking for its place.")
    return [
        _votes(start, size, np.concatenate(peaks, axis=1), within)
        for start, peaks in zip(starts, found, strict=True)
    ]


def _starts(take: Hearing, size: int, speed: float) -> list[int]:
    """The loudest stretch of each of several parts of the take, in coarse samples."""
    length = int(take.seconds / speed * COARSE)
    most = PROBES if speed == 1.0 else FEWER
    count = max(1, min(most, 2 * length // max(1, size) - 1))
    room = max(0, length - size)
    edges = np.linspace(0, room, count + 1).astype(int)
    strength = np.concatenate([[0.0], np.cumsum(take.levels**2)])
    starts = []
    for begin, end in pairwise(edges):
        places = np.arange(begin, max(end, begin + 1), TENTH)
        tenths = np.stack([places, places + size]) * speed / TENTH
        first, last = np.clip(tenths.round().astype(int), 0, len(take.levels))
        starts.append(int(places[np.argmax(strength[last] - strength[first])]))
    return starts


def _peaks(block: Spectrum, probe: Spectrum, at: int, hop: int) -> NDArray[np.float64]:
    """The strongest of every 20 ms of lags: rows of lag and strength, and the power of chance."""
    fit = np.abs(np.fft.irfft(block * probe)[: hop // BIN * BIN + BIN]).reshape(-1, BIN)
    best = np.argmax(fit, axis=1)
    rows = np.arange(len(fit))
    power = np.full(len(fit), float(np.mean(fit[:, ::7].astype(np.float64) ** 2)))
    return np.stack([at + rows * BIN + best, fit[rows, best], power])


def _votes(start: int, size: int, peaks: NDArray[np.float64], within: tuple[float, float]) -> Votes:
    lags, heights, power = peaks
    chance = float(np.sqrt(np.median(power[power > 0]))) if power.any() else 1.0
    offsets = (lags - start) / COARSE
    allowed = (offsets >= within[0]) & (offsets <= within[1]) & (heights > 0)
    offsets, heights = offsets[allowed], heights[allowed]
    order = np.argsort(-heights)[:KEPT]
    return Votes((start + size / 2) / COARSE, offsets[order], heights[order] / chance)
