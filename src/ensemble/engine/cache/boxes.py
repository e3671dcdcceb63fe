"""The boxes that an MP4 file of ours is made of, read without opening its media."""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

HEAD = 8
BOXED = {".mp4", ".m4a"}


def is_whole(path: Path) -> bool:
    """Whether a file is all there, as far as its kind can tell."""
    if path.suffix not in BOXED:
        return path.is_file()
    with path.open("rb") as file:
        return _moov(file) is not None


def frames_in(path: Path) -> int:
    """How many frames an MP4 of ours says it has; 0 if a part of the file is missing."""
    with path.open("rb") as file:
        moov = _moov(file) or b""
    box = moov.find(b"stsz")
    if box < 0 or box + 16 > len(moov):
        return 0
    return int(struct.unpack(">I", moov[box + 12 : box + 16])[0])


def _moov(file: BinaryIO) -> bytes | None:
    """What stands in the `moov` box, if every box of the file is as long as it says."""
    size, moov = file.seek(0, 2), None
    for name, begin, end in _boxes(file, size):
        if end > size:
            return None
        if name == b"moov":
            file.seek(begin)
            moov = file.read(end - begin)
    return moov


def _boxes(file: BinaryIO, size: int) -> Iterator[tuple[bytes, int, int]]:
    """The name of every outermost box, and where what is in it begins and ends."""
    at = 0
    while at < size:
        file.seek(at)
        head = file.read(HEAD * 2)
        if len(head) < HEAD:
            yield b"", at, size + 1
            return
        length, name = struct.unpack(">I4s", head[:HEAD])
        inner = at + HEAD
        if length == 1 and len(head) == HEAD * 2:
            length, inner = struct.unpack(">Q", head[HEAD:])[0], inner + HEAD
        end = at + length if length >= HEAD else size + 1
        yield name, inner, end
        at = end
