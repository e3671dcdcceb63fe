"""Looks once more at what tied programs made, before it leaves their folder.

Whoever takes over a parser could write anything and call it a preview. So a second program, tied
anew, opens each file as a stranger's; what it holds has to be what was asked for and no more.
"""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ensemble.engine.bounds import BROKEN
from ensemble.engine.errors import EngineError, Unreadable
from ensemble.engine.ingest.prepared import Derived, Prepared
from ensemble.engine.ingest.sniff import sniff
from ensemble.engine.process.sandbox_worker import ask, believed

# Formats, and what may be inside, in this order.
EXPECTED: dict[str, tuple[set[str], list[list[str]]]] = {
    "audio/webm": ({"webm"}, [["opus"]]),
    "audio/mp4": ({"m4a", "mp4"}, [["aac"]]),
    "video/mp4": ({"mp4"}, [["h264"], ["h264", "aac"], ["h264", "flac"]]),
    "audio/flac": ({"flac"}, [["flac"]]),
    "image/webp": ({"webp"}, [["webp"]]),
    "image/jpeg": ({"jpeg"}, [["jpeg"]]),
    "image/avif": ({"avif"}, [["avif"]]),
}
# Every tag that may be left, and its value: how a file is built, never who made it, with what,
# when or where.
TAGS = {
    "major_brand": r"isom|M4A ",
    "minor_version": r"512",
    "compatible_brands": r"isom(iso2)?(avc1)?(mp41)?|M4A (isom)?(iso2)?",
    "language": r"und|eng",
    "handler_name": r"VideoHandler|SoundHandler",
    "vendor_id": r"\[0\]\[0\]\[0\]\[0\]",
    "encoder": r"Lav[fc]( libx264| libopus)?",
    "duration": r"[\d:.]+",
}


def checked(made: Prepared, cancelled: Callable[[], bool] | None = None) -> Prepared:
    """The same. Raises Unreadable when a file is missing, or is not just what it is called."""
    recheck(made.derived, cancelled)
    return made


def recheck(derived: Sequence[Derived], cancelled: Callable[[], bool] | None = None) -> None:
    """Open each file again, tied. Raises Unreadable for one that is not just what it is called."""
    files = [one for one in derived if one.content_type != "application/json"]  # written by us
    asked = [(str(one.path), *_kind(one)) for one in files]
    with TemporaryDirectory() as fresh:
        inputs = [one.path for one in files]
        told = ask("recheck", asked, folder=Path(fresh), inputs=inputs, cancelled=cancelled)
    with believed():
        for one, found in zip(files, told["files"], strict=True):
            if not _is_as_called(one, found):
                raise Unreadable(BROKEN)


def _kind(one: Derived) -> tuple[str, str]:
    """Its format and demuxer by its first bytes; a picture has no demuxer."""
    if one.path.is_symlink() or not one.path.is_file():
        raise Unreadable(BROKEN)
    try:
        found = sniff(one.path)
    except EngineError as error:
        raise Unreadable(BROKEN) from error
    if found.name not in EXPECTED[one.content_type][0]:
        raise Unreadable(BROKEN)
    return found.name, "" if found.is_picture else found.demuxer


def _is_as_called(one: Derived, found: dict[str, Any]) -> bool:
    as_asked = found["codecs"] in EXPECTED[one.content_type][1]
    as_large = one.width is None or found["size"] == [one.width, one.height]
    return as_asked and as_large and all(_is_allowed(*tag) for tag in found["tags"])


def _is_allowed(name: str, value: str) -> bool:
    allowed = TAGS.get(name.lower())
    return allowed is not None and re.fullmatch(allowed, value) is not None
