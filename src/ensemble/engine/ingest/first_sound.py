"""Hears the first sound of a file. To look into it before would cost more than the hearing."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from ensemble.engine.bounds import BROKEN
from ensemble.engine.errors import RenderFailed, Unreadable, Unsupported
from ensemble.engine.ingest.probe import probe
from ensemble.engine.ingest.sniff import Format

SILENT = "There is nothing to hear in this file."
Heard = TypeVar("Heard")


def first_sound(
    source: Path, found: Format, listen: Callable[[str], Heard], folder: Path | None = None
) -> Heard:
    """What `listen` makes of a track, by ffmpeg's name for it. It raises RenderFailed.

    Raises Unsupported where there is none, Unreadable where none can be heard.
    """
    if found.is_picture:
        raise Unsupported(SILENT)
    try:
        return listen("0:a:0")
    except RenderFailed:  # seldom: ask what is the matter, or which track is meant
        told = probe(source, folder=folder)
    if not told.has_audio:
        raise Unsupported(SILENT)
    try:
        return listen(f"0:{told.audio_index}")
    except RenderFailed as error:
        raise Unreadable(BROKEN) from error
