"""Plain WAV at the rate of the mix, straight from the file: there is nothing to decode.

Only ever runs tied. Anything unusual is left to the decoder.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ensemble.engine.ingest.riff import WHOLE, Chunk, Shape, chunks, shape
from ensemble.engine.sound.bus import BLOCK
from ensemble.engine.sound.lanes import Origin
from ensemble.engine.sound.layers import RATE

LONGEST_SHAPE = 64
Samples = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Wave:
    """Where the samples lie in a file, and how they are written."""

    path: Path
    offset: int
    count: int
    channels: int
    bits: int

    @property
    def scale(self) -> float:
        """What a sample in a chunk is multiplied by to make full scale 1."""
        return 2.0**-15 if self.bits == 16 else 2.0**-31

    def chunks(self, first: int = 0) -> Iterator[Samples]:
        """Whole numbers of shape (n, channels), BLOCK at a time, from a sample on."""
        mapped = np.memmap(self.path, np.uint8, "r", self.offset, (self.count, self._width))
        for start in range(first, self.count, BLOCK):
            piece = mapped[start : start + BLOCK]
            whole = _widened(piece) if self.bits == 24 else np.asarray(piece)
            yield whole.view("<i2" if self.bits == 16 else "<i4").reshape(-1, self.channels)

    @property
    def _width(self) -> int:
        return self.channels * self.bits // 8


def plain_wave(origin: Origin) -> Wave | None:
    """A file that can be read as it lies; None for any other."""
    if origin.demuxer != "wav" or origin.sound:
        return None
    path = Path(origin.path)
    with path.open("rb") as file:
        told = None
        for chunk in chunks(file):
            if chunk.name == b"fmt ":
                told = shape(chunk.content(file, LONGEST_SHAPE))
            elif chunk.name == b"data":
                return _wave(path, chunk, told) if told and _is_plain(told) else None
    return None


def _is_plain(told: Shape) -> bool:
    plain = told.kind == WHOLE and told.rate == RATE and told.channels in (1, 2)
    return plain and told.bits in (16, 24, 32) and told.width == told.channels * told.bits // 8


def _wave(path: Path, sound: Chunk, told: Shape) -> Wave | None:
    there = min(sound.size, path.stat().st_size - sound.start) // told.width
    return Wave(path, sound.start, there, told.channels, told.bits) if there > 0 else None


def _widened(piece: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Numbers of three bytes as numbers of four, 256 times as large."""
    wide = np.zeros((piece.size // 3, 4), np.uint8)
    wide[:, 1:] = piece.reshape(-1, 3)
    return wide
