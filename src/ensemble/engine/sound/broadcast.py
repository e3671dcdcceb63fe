"""Broadcast WAV files: 24-bit sound with a `bext` chunk, as RF64 where 4 GB are not enough."""

import struct
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from ensemble.engine.ingest.riff import chunks, shape
from ensemble.engine.sound.bext import Bext, from_chunk, to_chunk
from ensemble.engine.sound.layers import RATE
from ensemble.engine.sound.wave24 import Block, packed

FULL = 0xFFFFFFFF
FRAME_BYTES = 6
MOST_CHUNKS = 1_000
LONGEST = 1 << 20


@dataclass(frozen=True, slots=True)
class Broadcast:
    """What a WAV file says of itself. `frames` are samples of each channel."""

    rate: int
    frames: int
    bext: Bext | None


def write_broadcast(path: Path, blocks: Iterable[Block], *, samples: int, bext: Bext) -> None:
    """Write blocks of shape (n, 2), `samples` in all, at 48 kHz."""
    with path.open("wb") as file:
        file.write(header(samples, bext))
        for block in blocks:
            file.write(packed(block))


def header(samples: int, bext: Bext) -> bytes:
    """Everything before the first sample."""
    size = samples * FRAME_BYTES
    shape = struct.pack("<HHIIHH", 1, 2, RATE, RATE * FRAME_BYTES, FRAME_BYTES, 24)
    chunks = _chunk(b"bext", to_chunk(bext)) + _chunk(b"fmt ", shape)
    whole = 4 + len(chunks) + 8 + size
    if whole <= FULL:
        return struct.pack("<4sI4s", b"RIFF", whole, b"WAVE") + chunks + _begin(b"data", size)
    sizes = _chunk(b"ds64", struct.pack("<QQQI", whole + 36, size, samples, 0))
    begin = struct.pack("<4sI4s", b"RF64", FULL, b"WAVE")
    return begin + sizes + chunks + _begin(b"data", FULL)


def read_broadcast(path: Path) -> Broadcast | None:
    """What a WAV, RF64 or BW64 file says; None for any other, and for one that is broken."""
    with path.open("rb") as file:
        found = {each.name: each for each in islice(chunks(file), MOST_CHUNKS)}
        if not {b"fmt ", b"data"} <= found.keys():
            return None
        told, sound = shape(found[b"fmt "].content(file, LONGEST)), found[b"data"]
        said = found[b"bext"].content(file, LONGEST) if b"bext" in found else b""
    if not told or not told.rate or not told.width:
        return None
    size = min(sound.size, path.stat().st_size - sound.start)
    return Broadcast(told.rate, size // told.width, from_chunk(said) if said else None)


def _chunk(name: bytes, content: bytes) -> bytes:
    return _begin(name, len(content)) + content


def _begin(name: bytes, size: int) -> bytes:
    return struct.pack("<4sI", name, size)
