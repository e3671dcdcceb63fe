"""Files that can be made again: shared by all machines, of bounded size, never given out.

They lie beside those that stay, under `atoms/`. On a disk of ours they are used where they lie;
from a store elsewhere they are brought.
"""

import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.files import File
from django.core.files.storage import default_storage

from ensemble.foundation.disk import drafts, is_on_disk, touch
from ensemble.foundation.files import BLOCK

FOLDER = "atoms"
# What was used this lately may be needed by somebody at work, on this machine or another.
RECENT = 3600


@dataclass(frozen=True)
class _Found:
    name: str
    size: int
    used: float


def put(made: Path, name: str) -> None:
    """Take in a finished file under its name, whole or not at all; `made` is gone afterwards."""
    if not is_on_disk():
        _send(made, _stored(name))
        return
    target = Path(default_storage.path(_stored(name)))
    target.parent.mkdir(parents=True, exist_ok=True)
    arriving = drafts() / secrets.token_hex(16)
    shutil.move(made, arriving)
    arriving.replace(target)


def lies_at(name: str) -> Path | None:
    """Where a file lies on a disk of ours, noting that it is used; None if it isn't there."""
    path = Path(default_storage.path(_stored(name)))
    return path if touch(path) else None


def bring(name: str, target: Path) -> bool:
    """Copy a file from a store elsewhere; False if it isn't there."""
    with suppress(FileNotFoundError), default_storage.open(_stored(name)) as source:
        with target.open("wb") as copy:
            for block in source.chunks(BLOCK):
                copy.write(block)
        return True
    return False


def remove_least_used() -> int:
    """Remove what was used longest ago until the rest fits `SPARE_LARGEST`; say how many.

    In a store elsewhere nothing tells when a file was used: there it is when it was put.
    """
    found = sorted(_all(FOLDER), key=lambda each: each.used)
    size, recent, count = sum(each.size for each in found), time.time() - RECENT, 0
    for each in found:
        if size <= settings.SPARE_LARGEST or each.used > recent:
            break
        default_storage.delete(each.name)
        size, count = size - each.size, count + 1
    return count


def _stored(name: str) -> str:
    return f"{FOLDER}/{Path(name).stem[-2:]}/{name}"


def _send(made: Path, name: str) -> None:
    # A half one, where a store allows that, was found wanting by whoever made this.
    if default_storage.exists(name):
        default_storage.delete(name)
    with made.open("rb") as file:
        default_storage.save(name, File(file))
    made.unlink()


def _all(folder: str) -> Iterator[_Found]:
    with suppress(FileNotFoundError):
        folders, names = default_storage.listdir(folder)
        for name in (f"{folder}/{each}" for each in names):
            with suppress(FileNotFoundError):
                used = default_storage.get_modified_time(name).timestamp()
                yield _Found(name, default_storage.size(name), used)
        for each in folders:
            yield from _all(f"{folder}/{each}")
