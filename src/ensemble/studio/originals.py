"""Originals as files of this machine, each at a path that it keeps."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from django.core.files.storage import default_storage

from ensemble.foundation.disk import is_on_disk
from ensemble.foundation.files import open_local
from ensemble.pieces.models import MediaFile
from ensemble.studio.atoms import near


def original_of(media: MediaFile) -> Path:
    """Return where an original lies, to be read. From a store elsewhere it is fetched once."""
    if is_on_disk():
        return Path(default_storage.path(media.original))
    fetched, name = near(), f"original-{media.sha256}"
    if here := fetched.fetch(name):
        return here
    arriving = fetched.folder / f"{name}.{os.getpid()}.part"
    with open_local(media.original) as source, suppress(shutil.SameFileError):
        shutil.copyfile(source, arriving)
    fetched.keep(arriving, name)
    return fetched.folder / name
