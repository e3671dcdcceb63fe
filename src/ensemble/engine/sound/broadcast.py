"""Broadcast WAV files: 24-bit sound with a `bext` chunk, as RF64 where 4 GB are not enough."""

import os
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from ensemble.engine.sound.bext import Bext, from_chunk, to_chunk
from ensemble.engine.sound.layers import RATE
from ensemble.engine.sound.wave24 import Block, packed

FULL = 0xFFFFFFFF
FRAME_BYTES = 6
MOST_CHUNKS = 1_000
LONGEST_BEXT = 1 << 20


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
        begin = file.read(12)
        if begin[:4] not in {b"RIFF", b"RF64", b"BW64"} or begin[8:] != b"WAVE":
            return None
        found = dict(_chunks(file))
    shape = found.get(b"fmt ", b"")
    if len(shape) < 16 or b"data" not in found:
        return None
    _, _, rate, _, frame, _ = struct.unpack("<HHIIHH", shape[:16])
    if not rate or not frame:
        return None
    (size,) = struct.unpack("<Q", found[b"data"])
    said = found.get(b"bext", b"")
    return Broadcast(rate, size // frame, from_chunk(said) if said else None)


def _chunk(name: bytes, content: bytes) -> bytes:
    return _begin(name, len(content)) + content


def _begin(name: bytes, size: int) -> bytes:
    return struct.pack("<4sI", name, size)


def _chunks(file: IO[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """The chunks that tell something; of the sound itself only its size, as eight bytes."""
    end = os.fstat(file.fileno()).st_size
    large = 0
    for _ in range(MOST_CHUNKS):
        begin = file.read(8)
        if len(begin) < 8:
            return
        name, size = struct.unpack("<4sI", begin)
        at = file.tell()
        if name == b"ds64":
            large = struct.unpack("<8xQ", file.read(16))[0] if size >= 16 else 0
        elif name == b"data":
            size = min(large if size == FULL else size, end - at)
            yield name, struct.pack("<Q", size)
        elif name in {b"fmt ", b"bext"}:
            yield name, file.read(min(size, LONGEST_BEXT))
        file.seek(at + size + size % 2)
