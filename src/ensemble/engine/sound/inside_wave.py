"""Plain WAV at the rate of the mix, straight from the file: there is nothing to decode.

Only ever runs tied. Anything unusual is left to the decoder.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from ensemble.engine.sound.bus import BLOCK
from ensemble.engine.sound.lanes import Origin
from ensemble.engine.sound.layers import RATE

WHOLE, EXTENSIBLE = 1, 0xFFFE
UNKNOWN = 0xFFFFFFFF
Chunk = NDArray[Any]


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

    def chunks(self) -> Iterator[Chunk]:
        """Whole numbers of shape (n, channels), BLOCK at a time."""
        mapped = np.memmap(self.path, np.uint8, "r", self.offset, (self.count, self._width))
        for start in range(0, self.count, BLOCK):
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
    with Path(origin.path).open("rb") as file:
        head = file.read(12)
        return _found(Path(origin.path), file) if head[::8] == b"RW" else None


def _found(path: Path, file: BinaryIO) -> Wave | None:
    shape = None
    while len(head := file.read(8)) == 8:
        name, size = struct.unpack("<4sI", head)
        if name == b"fmt " and 16 <= size <= 64:
            shape = _shape(file.read(size + size % 2))
        elif name == b"data":
            return _wave(path, file.tell(), size, shape) if shape else None
        else:
            file.seek(size + size % 2, 1)
    return None


def _shape(told: bytes) -> tuple[int, int] | None:
    """Channels and bits."""
    kind, channels, rate, _, width, bits = struct.unpack_from("<HHIIHH", told)
    if kind == EXTENSIBLE and len(told) >= 26:
        kind = int.from_bytes(told[24:26], "little")
    plain = kind == WHOLE and rate == RATE and channels in (1, 2) and bits in (16, 24, 32)
    return (channels, bits) if plain and width == channels * bits // 8 else None


def _wave(path: Path, offset: int, size: int, shape: tuple[int, int]) -> Wave | None:
    channels, bits = shape
    there = min(size, path.stat().st_size - offset) // (channels * bits // 8)
    return Wave(path, offset, there, *shape) if there > 0 and size < UNKNOWN else None


def _widened(piece: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Numbers of three bytes as numbers of four, 256 times as large."""
    wide = np.zeros((piece.size // 3, 4), np.uint8)
    wide[:, 1:] = piece.reshape(-1, 3)
    return wide
