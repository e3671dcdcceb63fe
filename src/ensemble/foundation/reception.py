"""Bytes of an upload, from the network to the disk, with their SHA-256."""

import base64
import binascii
import fcntl
import hashlib
import os
from collections import OrderedDict
from pathlib import Path
from typing import Self

BLOCK = 1024 * 1024
# Digests of uploads under way, by path: a resumed upload needn't be read again.
KNOWN: "OrderedDict[str, tuple[int, int, hashlib._Hash]]" = OrderedDict()


class Busy(Exception):  # noqa: N818 - an answer.
    """Somebody else is writing to this upload."""


class Reception:
    """One stretch of bytes being added to one upload. Blocking: use it in a thread."""

    def __init__(self, path: Path, checksum: str = "") -> None:
        self.path = path
        self.check = Checksum(checksum) if checksum else None
        self.file = os.open(path, os.O_RDWR)
        try:
            fcntl.flock(self.file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(self.file)
            raise Busy from error
        self.start = self.offset = os.lseek(self.file, 0, os.SEEK_END)
        self.digest = self._known_digest() or _read(path, self.offset)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *reason: object) -> None:
        self.close()

    def write(self, block: bytes) -> None:
        """Add bytes. Raises OSError when the disk is full, having kept what went in."""
        rest = memoryview(block)
        while rest:
            count = os.write(self.file, rest)
            self.digest.update(rest[:count])
            if self.check:
                self.check.update(rest[:count])
            self.offset += count
            rest = rest[count:]

    def forget(self) -> None:
        """Take back what this stretch has added: its checksum is wrong or unknown."""
        os.ftruncate(self.file, self.start)
        self.offset = self.start
        self.digest = _read(self.path, self.start)

    def seal(self) -> str:
        """Make sure that all of it is on the disk, and return its SHA-256."""
        os.fsync(self.file)
        return self.digest.hexdigest()

    def close(self) -> None:
        """Let go of it, remembering the digest for whoever goes on."""
        if self.file < 0:
            return
        KNOWN[str(self.path)] = (*self._state(), self.digest)
        while len(KNOWN) > 1000:
            KNOWN.popitem(last=False)
        os.close(self.file)
        self.file = -1

    def _known_digest(self) -> "hashlib._Hash | None":
        known = KNOWN.pop(str(self.path), None)
        return known[2] if known and known[:2] == self._state() else None

    def _state(self) -> tuple[int, int]:
        facts = os.fstat(self.file)
        return facts.st_size, facts.st_mtime_ns


class Checksum:
    """The sender's own checksum of one stretch: `sha256 <base64>`. Raises ValueError."""

    NAMES = ("sha1", "sha256")

    def __init__(self, header: str) -> None:
        name, _, wanted = header.partition(" ")
        if name not in self.NAMES:
            raise ValueError(name)
        try:
            self.wanted = base64.b64decode(wanted.strip(), validate=True)
        except binascii.Error as error:
            raise ValueError(wanted) from error
        self.digest = hashlib.new(name, usedforsecurity=False)

    def update(self, block: memoryview) -> None:
        """Count more bytes in."""
        self.digest.update(block)

    def is_right(self) -> bool:
        """Whether what came is what was sent."""
        return self.digest.digest() == self.wanted


def _read(path: Path, length: int) -> "hashlib._Hash":
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while length and (block := file.read(min(BLOCK, length))):
            digest.update(block)
            length -= len(block)
    return digest
