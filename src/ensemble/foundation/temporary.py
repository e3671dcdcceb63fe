"""A folder for what a process throws away, so that nothing of a killed one stays."""

import hashlib
import os
import shutil
import tempfile
import time
from pathlib import Path

from django.conf import settings

from ensemble.foundation import machine

DAY = 24 * 3600


def use_own_folder() -> Path:
    """Let this process and what it starts keep temporary files in a folder of its own.

    What processes that are no more have left is removed. It stands beside the place's files,
    so that a job may lay out originals by a link instead of a copy.
    """
    root = Path(settings.VAR) / "temporary"
    root.mkdir(parents=True, exist_ok=True)
    _clear(root)
    own = root / _name(os.getpid())
    own.mkdir(exist_ok=True)
    os.environ["TMPDIR"] = tempfile.tempdir = str(own)
    return own


def _clear(root: Path) -> None:
    for folder in root.iterdir():
        if not _may_be_used(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _may_be_used(folder: Path) -> bool:
    here, _dash, number = folder.name.partition("-")
    if here == _here() and number.partition("-")[0].isdigit():
        return folder.name == _name(int(number.partition("-")[0]))
    # Of another machine, or of this one before it was switched off: only age can tell.
    return folder.stat().st_mtime > time.time() - DAY


def _name(number: int) -> str:
    return f"{_here()}-{number}-{machine.born(number)}"


def _here() -> str:
    return hashlib.sha256(machine.place().encode()).hexdigest()[:12]
