"""Parts of films and sums of sound, kept in the file store: made once, by one machine."""

import shutil
import tempfile
from pathlib import Path

from django.conf import settings

from ensemble.engine.cache.boxes import frames_in, is_whole
from ensemble.engine.cache.folder import Cache, FolderCache
from ensemble.foundation import spare
from ensemble.foundation.disk import is_on_disk


def atoms() -> Cache:
    """Return where parts of films are kept."""
    return Shelf() if is_on_disk() else Warehouse(near())


def near() -> FolderCache:
    """Return this machine's own folder of what it has fetched from a store elsewhere."""
    return FolderCache(Path(settings.VAR) / "near", limit=settings.SPARE_LARGEST)


class Shelf:
    """Files on a disk that all machines reach, used where they lie."""

    def fetch(self, name: str, frames: int = 0) -> Path | None:
        path = spare.lies_at(name)
        try:
            return path if path and _is_sound(path, frames) else None
        except OSError:
            return None

    def keep(self, made: Path, name: str) -> None:
        spare.put(made, name)


class Warehouse:
    """Files in a store elsewhere; what was fetched or made here stays near for a while."""

    def __init__(self, near: FolderCache) -> None:
        self.near = near

    def fetch(self, name: str, frames: int = 0) -> Path | None:
        if here := self.near.fetch(name, frames):
            return here
        with tempfile.TemporaryDirectory() as folder:
            arriving = Path(folder) / name
            if not spare.bring(name, arriving) or not _is_sound(arriving, frames):
                return None
            self.near.keep(arriving, name)
        return self.near.fetch(name, frames)

    def keep(self, made: Path, name: str) -> None:
        copy = made.with_name(f"{name}.copy")
        shutil.copyfile(made, copy)
        spare.put(copy, name)
        self.near.keep(made, name)


def _is_sound(path: Path, frames: int) -> bool:
    return frames_in(path) == frames if frames else is_whole(path)
