"""What a layer adds to the sum, as whole numbers.

Every sample is rounded to the grid before it is added, in 64-bit floats that hold whole numbers
exactly up to 2 ** 53. So a sum doesn't depend on the order, on the blocks or on who added what,
and what was added can be taken away again without a trace. The grid lies at -162 dBFS.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray

from ensemble.engine.sound.layers import RATE, Layer

GRID = 1 << 27
BLOCK = RATE
HALF = Fraction(1, 2)
Block = NDArray[np.float32]  # samples from -1 to 1, shape (n, 2)
Whole = NDArray[np.float64]  # whole numbers, GRID is full scale, shape (n, 2)


@dataclass(frozen=True, slots=True)
class Piece:
    """`count` samples of a source from `first`, `skip` samples after the layer began."""

    skip: int
    first: int
    count: int


def pieces(layer: Layer, begin: int, end: int) -> Iterator[Piece]:
    """What of its source is heard in the samples `begin` to `end` of the mix, one after another."""
    skip, stop = max(layer.at, begin) - layer.at, min(layer.at + layer.length, end) - layer.at
    while skip < stop:
        first, until = _turn(layer, skip)
        until = min(until, stop)
        yield Piece(skip, first, until - skip)
        skip = until


def weighed(part: Block, layer: Layer, skip: int, scale: float = 1.0) -> Block:
    """Samples `skip` and following of a layer, as it is heard, on the grid; shape (n, 2).

    `part` has one column or two; `scale` is what makes its full scale 1. It may be changed.
    """
    left, right = layer.left * scale * GRID, layer.right * scale * GRID
    if part.shape[1] == 1:
        part = np.repeat(part, 2, axis=1)
    flat = part.reshape(-1)
    flat *= (
        np.float32(left)
        if left == right
        else np.tile(np.array([left, right], np.float32), len(part))
    )
    envelope = fades(layer, skip, len(part))
    if envelope is not None:
        flat *= np.repeat(envelope, 2)
    return np.rint(flat, out=flat).reshape(-1, 2)


def fades(layer: Layer, skip: int, count: int) -> Block | None:
    """Factors for `count` samples from sample `skip` of a layer; None where it doesn't fade.

    Quarter sines at both ends, so that two recordings crossing keep their power.
    """
    if skip >= layer.fade_in and skip + count <= layer.length - layer.fade_out:
        return None
    place = np.arange(skip, skip + count, dtype=np.float64)
    envelope = np.ones(count)
    if layer.fade_in:
        envelope *= np.sin(np.clip(place / layer.fade_in, 0, 1) * (np.pi / 2))
    if layer.fade_out:
        envelope *= np.sin(np.clip((layer.length - place) / layer.fade_out, 0, 1) * (np.pi / 2))
    return envelope.astype(np.float32)


def _turn(layer: Layer, skip: int) -> tuple[int, int]:
    """The sample of the source heard at `skip`, and where this turn of its loop ends.

    A turn begins at the sample nearest to its moment: a bar of 80,000.4 samples never drifts.
    """
    if layer.loop is None:
        return layer.first + skip, layer.length
    turn = ceil((skip + HALF) / layer.loop) - 1
    begin = floor(turn * layer.loop + HALF)
    return layer.first + skip - begin, floor((turn + 1) * layer.loop + HALF)
