"""Put everything that a render needs into a folder of this machine."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.core.files.storage import default_storage

from ensemble.engine.interchange.documents import from_json
from ensemble.engine.timeline import Timeline
from ensemble.foundation.disk import is_on_disk
from ensemble.foundation.files import open_local
from ensemble.foundation.jobs import Run
from ensemble.pieces.models import MediaFile
from ensemble.production.models import Render
from ensemble.studio.atoms import near


@contextmanager
def lay_out_render(render: Render, run: Run) -> Iterator[tuple[Timeline, Path]]:
    """Lend the frozen timeline, and the folder with each part's original, until the job is over."""
    with run.folder() as folder:
        for revision in render.parts.exclude(media=None).select_related("media"):
            if revision.media is not None:
                _lay_out(revision.media, folder / revision.key)
        yield from_json(render.document, folder=folder), folder


def _lay_out(media: MediaFile, target: Path) -> None:
    """Under the name that the timeline knows. From another disk or store it is fetched once."""
    if is_on_disk() and _link(Path(default_storage.path(media.original)), target):
        return
    fetched, name = near(), f"original-{media.sha256}"
    here = fetched.fetch(name)
    if here and _link(here, target):
        return
    with open_local(media.original) as source:
        shutil.copyfile(source, target)
    with suppress(OSError):
        os.link(target, spare := target.with_suffix(".near"))
        fetched.keep(spare, name)


def _link(source: Path, target: Path) -> bool:
    try:
        os.link(source, target)
    except OSError:
        return False
    return True
