"""24-bit WAV files written in blocks: the same samples are always the same bytes."""

import struct
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ensemble.engine.errors import TooLarge
from ensemble.engine.sound.layers import RATE

Block = NDArray[np.float32]
Sound = NDArray[np.float64]
FULL_SCALE = 1 << 23


def write_wave(path: Path, blocks: Iterable[Block | Sound], *, samples: int) -> None:
    """Write blocks of shape (n, 2), `samples` in all. Raises TooLarge past 4 GB (4 hours)."""
    with path.open("wb") as file:
        file.write(head(samples))
        for block in blocks:
            file.write(packed(block))


def head(samples: int) -> bytes:
    """Everything before the first sample. Raises TooLarge past 4 GB (4 hours)."""
    size = samples * 6
    if size > (1 << 32) - 64:
        raise TooLarge("A mix is at most 4 hours long.")
    riff = struct.pack("<4sI4s4sI", b"RIFF", 36 + size, b"WAVE", b"fmt ", 16)
    return riff + struct.pack("<HHIIHH4sI", 1, 2, RATE, RATE * 6, 6, 24, b"data", size)


def packed(block: Block | Sound) -> bytes:
    """Floats from -1 to 1 as little-endian whole numbers of three bytes."""
    scaled = np.multiply(block, FULL_SCALE, dtype=np.float64)
    np.rint(scaled, out=scaled)
    np.clip(scaled, -FULL_SCALE, FULL_SCALE - 1, out=scaled)
    four = scaled.astype("<i4").reshape(-1, 1).view(np.uint8)
    three = np.empty((len(four), 3), np.uint8)
    for at in range(3):  # quicker than all three at once, which copies three bytes at a time
        three[:, at] = four[:, at]
    return three.tobytes()
