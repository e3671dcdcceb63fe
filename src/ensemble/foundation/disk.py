"""What is special where files are kept on a disk of ours: they have paths."""

import os
from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage, default_storage


def is_on_disk() -> bool:
    """Whether files are kept on a disk of ours."""
    return isinstance(default_storage, FileSystemStorage)


def drafts() -> Path:
    """Return the folder for what isn't whole yet, on the same disk as what is."""
    room = Path(settings.MEDIA_ROOT) / ".drafts"
    room.mkdir(parents=True, exist_ok=True)
    return room


def touch(path: Path) -> bool:
    """Note that a file is used now; False if it isn't there."""
    try:
        os.utime(path)
    except FileNotFoundError:
        return False
    return True
