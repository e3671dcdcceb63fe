"""24-bit WAV files written in blocks: the same samples are always the same bytes."""

import struct
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ensemble.engine.ingest.riff import ELSEWHERE
from ensemble.engine.sound.layers import RATE

Block = NDArray[np.float32]
Sound = NDArray[np.float64]
FULL_SCALE = 1 << 23
WIDTH = 6  # bytes of a sample of both channels


def write_wave(
    path: Path, blocks: Iterable[Block | Sound], *, samples: int, more: bytes = b""
) -> None:
    """Write blocks of shape (n, 2), `samples` in all, at 48 kHz, after `more` chunks."""
    with path.open("wb") as file:
        file.write(head(samples, more))
        for block in blocks:
            file.write(packed(block))


def head(samples: int, more: bytes = b"") -> bytes:
    """Everything before the first sample: RF64 where 4 GB are not enough."""
    size = samples * WIDTH
    shape = struct.pack("<HHIIHH", 1, 2, RATE, RATE * WIDTH, WIDTH, 24)
    parts = more + chunk(b"fmt ", shape)
    whole = 4 + len(parts) + 8 + size
    if whole <= ELSEWHERE:
        return _begin(b"RIFF", whole) + b"WAVE" + parts + _begin(b"data", size)
    sizes = chunk(b"ds64", struct.pack("<QQQI", whole + 36, size, samples, 0))
    return _begin(b"RF64", ELSEWHERE) + b"WAVE" + sizes + parts + _begin(b"data", ELSEWHERE)


def chunk(name: bytes, content: bytes) -> bytes:
    """A chunk with content of an even length."""
    return _begin(name, len(content)) + content


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


def _begin(name: bytes, size: int) -> bytes:
    return struct.pack("<4sI", name, size)
