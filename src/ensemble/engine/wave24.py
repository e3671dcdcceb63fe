"""24-bit WAV files written in blocks: the same samples are always the same bytes."""

import struct
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ensemble.engine.errors import TooLarge
from ensemble.engine.layers import RATE

Block = NDArray[np.float32]
FULL_SCALE = 1 << 23


def write_wave(path: Path, blocks: Iterable[Block], *, samples: int) -> None:
    """Write blocks of shape (n, 2), `samples` in all. Raises TooLarge past 4 GB (4 hours)."""
    size = samples * 6
    if size > (1 << 32) - 64:
        raise TooLarge("A mix is at most 4 hours long.")
    with path.open("wb") as file:
        file.write(struct.pack("<4sI4s4sI", b"RIFF", 36 + size, b"WAVE", b"fmt ", 16))
        file.write(struct.pack("<HHIIHH4sI", 1, 2, RATE, RATE * 6, 6, 24, b"data", size))
        for block in blocks:
            file.write(packed(block))


def packed(block: Block) -> bytes:
    """Floats from -1 to 1 as little-endian whole numbers of three bytes."""
    scaled = np.rint(block.astype(np.float64) * FULL_SCALE)
    whole = np.clip(scaled, -FULL_SCALE, FULL_SCALE - 1).astype("<i4")
    return whole.reshape(-1, 1).view(np.uint8)[:, :3].tobytes()
