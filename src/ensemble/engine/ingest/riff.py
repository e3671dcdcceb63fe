"""The chunks of a WAV file, read with plain Python: a few bounded numbers, no library opens it.

What a header says may be a lie: callers decide how far they believe it.
"""

import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

# As they always were; and two ways to say more than 4 GB.
KINDS = {b"RIFF", b"RF64", b"BW64"}
WHOLE, FLOATS, EXTENSIBLE = 1, 3, 0xFFFE
ELSEWHERE = 0xFFFF_FFFF  # the size is in the chunk `ds64`, or its writer was stopped


@dataclass(frozen=True, slots=True)
class Chunk:
    """`size` bytes from byte `start` on, or so it says. 0: its writer didn't know."""

    name: bytes
    start: int
    size: int

    def content(self, file: IO[bytes], most: int) -> bytes:
        """At most `most` bytes of it; fewer where the file is cut short."""
        file.seek(self.start)
        return file.read(min(self.size, most))


@dataclass(frozen=True, slots=True)
class Shape:
    """What the samples are: WHOLE or FLOATS, `width` bytes for one of every channel."""

    kind: int
    channels: int
    rate: int
    width: int
    bits: int


def chunks(file: IO[bytes]) -> Iterator[Chunk]:
    """Every chunk of a RIFF, RF64 or BW64 file with waves in it, in order; none of another."""
    end, large = os.fstat(file.fileno()).st_size, 0
    file.seek(0)
    head = file.read(12)
    at = 12 if head[:4] in KINDS and head[8:] == b"WAVE" else end
    while at + 8 <= end:
        file.seek(at)
        name, size = struct.unpack("<4sI", file.read(8))
        chunk = Chunk(name, at + 8, large if size == ELSEWHERE else size)
        if name == b"ds64":
            large = _large(chunk.content(file, 16))
        yield chunk
        at = chunk.start + chunk.size + chunk.size % 2


def shape(content: bytes) -> Shape | None:
    """What a chunk `fmt ` says; None where it is cut short."""
    if len(content) < 16:
        return None
    kind, channels, rate, _, width, bits = struct.unpack_from("<HHIIHH", content)
    if kind == EXTENSIBLE and len(content) >= 26:
        (kind,) = struct.unpack_from("<H", content, 24)
    return Shape(kind, channels, rate, width, bits)


def _large(sizes: bytes) -> int:
    """How long the sound is, of more than 4 GB."""
    return int(struct.unpack("<8xQ", sizes)[0]) if len(sizes) == 16 else 0
