"""Broadcast WAV files: 24-bit sound with a `bext` chunk."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from ensemble.engine.ingest.riff import chunks, shape
from ensemble.engine.sound.bext import Bext, from_chunk, to_chunk
from ensemble.engine.sound.wave24 import Block, chunk, head, write_wave

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
    write_wave(path, blocks, samples=samples, more=_told(bext))


def header(samples: int, bext: Bext) -> bytes:
    """Everything before the first sample."""
    return head(samples, _told(bext))


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


def _told(bext: Bext) -> bytes:
    return chunk(b"bext", to_chunk(bext))
