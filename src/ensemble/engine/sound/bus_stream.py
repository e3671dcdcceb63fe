"""Sums on their way from one process to another, or to a file and back: runs of samples.

Each run says its kind in one letter and its number of samples in four bytes: `z` is silence,
`i` 32-bit whole numbers, `f` 64-bit floats for what is louder than 24 dB above full scale.
The last run may be `e`: so many bytes of JSON that tell how it ended.
"""

import json
import struct
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from ensemble.engine.bounds import BROKEN
from ensemble.engine.errors import Unreadable
from ensemble.engine.sound.bus import BLOCK, GRID, Whole

HEAD = struct.Struct("<cI")
WIDTHS = {b"z": 0, b"i": 8, b"f": 16, b"e": 1}
ROOM = (1 << 31) - 1


def packed_sum(block: Whole) -> tuple[bytes, float]:
    """A sum of shape (n, 2) as one run, and its highest sample (1 is full scale)."""
    highest = float(max(block.max(initial=0.0), -block.min(initial=0.0)))
    kind = b"z" if highest == 0 else b"i" if highest <= ROOM else b"f"
    head = HEAD.pack(kind, len(block))
    if kind == b"z":
        return head, 0.0
    return head + block.astype("<i4" if kind == b"i" else "<f8").tobytes(), highest / GRID


def ending(told: dict[str, str]) -> bytes:
    """How it ended, as the last run."""
    said = json.dumps(told).encode()
    return HEAD.pack(b"e", len(said)) + said


def unpacked_sums(
    pieces: Iterable[bytes], ended: Callable[[dict[str, Any]], None] | None = None
) -> Iterator[Whole]:
    """The sums again, each of shape (n, 2) with n at most BLOCK. Raises Unreadable for others.

    `ended` gets what was told at the end.
    """
    waiting = bytearray()
    for piece in pieces:
        waiting += piece
        while (size := _size(waiting)) <= len(waiting):
            run = bytes(waiting[:size])
            del waiting[:size]
            if run[:1] != b"e":
                yield _unpacked(run)
            elif ended:
                ended(json.loads(run[HEAD.size :]))
    if waiting:
        raise Unreadable(BROKEN)


def sums_in(path: Path) -> Iterator[Whole]:
    """What was written to a file, run after run."""
    with path.open("rb") as file:
        while head := file.read(HEAD.size):
            run = head + file.read(max(0, _size(head) - HEAD.size))
            if len(run) != _size(run):
                raise Unreadable(BROKEN)
            yield _unpacked(run)


def _size(waiting: bytes | bytearray) -> int:
    """How many bytes the first run has; what is not there yet counts as one more than there is."""
    if len(waiting) < HEAD.size:
        return len(waiting) + 1
    kind, count = HEAD.unpack_from(waiting)
    if kind not in WIDTHS or not 0 < count <= BLOCK:
        raise Unreadable(BROKEN)
    return HEAD.size + int(WIDTHS[kind]) * int(count)


def _unpacked(run: bytes) -> Whole:
    kind, count = HEAD.unpack_from(run)
    if kind == b"z":
        return np.zeros((count, 2))
    values = np.frombuffer(run, "<i4" if kind == b"i" else "<f8", offset=HEAD.size)
    if kind == b"f" and not np.isfinite(values).all():
        raise Unreadable(BROKEN)
    return values.reshape(-1, 2).astype(np.float64)
