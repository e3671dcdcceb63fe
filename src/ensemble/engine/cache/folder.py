"""What renders keep, each thing named by the hash of everything it depends on.

A `Cache` may be a folder, or a store that several machines share.
"""

import os
import shutil
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from ensemble.engine.cache.boxes import frames_in, is_whole

LIMIT = 40 << 30
# What was touched this lately may be needed by a render of another process.
RECENT = 60 * 60
DEAD = 6 * RECENT


class Cache(Protocol):
    """Names are file names: letters, digits, a hyphen, and a suffix."""

    def fetch(self, name: str, frames: int = 0) -> Path | None:
        """A local file that is whole, with so many frames if they are told; None if not there."""

    def keep(self, made: Path, name: str) -> None:
        """Take in a finished file; `made` is gone afterwards."""


class FolderCache:
    """A folder of at most about `limit` bytes: what was not used for longest has to go.

    Several renders may share it: a file appears whole or not at all. What this render asked for
    or made stays, and so does what any render used in the last hour.
    """

    def __init__(self, folder: Path, *, limit: int = LIMIT) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.limit = limit
        self._needed: set[str] = set()
        self._lock = threading.Lock()
        self._size: int | None = None

    def fetch(self, name: str, frames: int = 0) -> Path | None:
        path = self.folder / name
        try:
            whole = frames_in(path) == frames if frames else is_whole(path)
            if not whole:
                return None
            self._needed.add(name)
            os.utime(path)
        except OSError:
            return None
        return path

    def keep(self, made: Path, name: str) -> None:
        """Take it in; the folder may be on another disk."""
        size = made.stat().st_size
        arriving = self.folder / f"{name}.{os.getpid()}.{threading.get_ident()}.part"
        shutil.move(made, arriving)
        os.utime(arriving)
        with self._lock:
            before = self._swept() if self._size is None else self._size + size
            arriving.replace(self.folder / name)
            self._needed.add(name)
            self._size = before
            if self._size > self.limit:
                self._size = self._make_room()

    def _swept(self) -> int:
        """Bytes in the folder, once what renders left half-written when they died is gone."""
        size, dead = 0, time.time() - DEAD
        for path, found in _files(self.folder):
            if path.suffix == ".part" and found.st_mtime < dead:
                path.unlink(missing_ok=True)
            else:
                size += found.st_size
        return size

    def _make_room(self) -> int:
        """Down to nine tenths, so that not every new file has to look through the folder."""
        found = sorted(_files(self.folder), key=lambda each: each[1].st_mtime)
        size = sum(each.st_size for _, each in found)
        recent = time.time() - RECENT
        for path, each in found:
            if size <= self.limit * 0.9 or each.st_mtime > recent:
                break
            if path.name not in self._needed:
                path.unlink(missing_ok=True)
                size -= each.st_size
        return size


def _files(folder: Path) -> list[tuple[Path, os.stat_result]]:
    """Every file with its facts; others may be taking them away meanwhile."""
    found = []
    for path in folder.iterdir():
        with suppress(FileNotFoundError):
            found.append((path, path.stat()))
    return found
