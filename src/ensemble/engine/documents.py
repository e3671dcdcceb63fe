"""A timeline as a JSON document, and back. Times are written as exact fractions of a second.

Paths are written relative to the document's folder where they can be, and read from there.
"""

import json
from pathlib import Path

from ensemble.engine.errors import Unsupported
from ensemble.engine.fields import read, write
from ensemble.engine.timeline import Media, Timeline

VERSION = 1


def to_json(timeline: Timeline, *, folder: Path | None = None) -> str:
    """The document's text; the same timeline is always the same text."""
    media = [_write_media(each, folder) for each in timeline.media]
    document = {"ensemble": "timeline", "version": VERSION, "media": media, **write(timeline)}
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def from_json(text: str, *, folder: Path | None = None) -> Timeline:
    """Raises Unsupported for anything but a timeline of a version we know."""
    try:
        document = json.loads(text, parse_float=str)
    except ValueError as error:
        raise Unsupported("This is not a timeline: it is not JSON.") from error
    if not isinstance(document, dict) or document.get("ensemble") != "timeline":
        raise Unsupported("This is not a timeline of Ensemble.")
    if document.get("version") != VERSION:
        raise Unsupported(
            f"This timeline has version {document.get('version')}; we know version {VERSION}. "
            "A newer Ensemble may read it."
        )
    media = _read_media(document.get("media", []), folder or Path())
    rest = {key: document[key] for key in document.keys() - {"ensemble", "version", "media"}}
    return read(Timeline, rest, media, "the timeline")


def load(path: Path) -> Timeline:
    """Read a document from a file; its paths start from the folder it is in."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Unsupported(f"The timeline {path.name} could not be read.") from error
    return from_json(text, folder=path.parent)


def _write_media(media: Media, folder: Path | None) -> dict[str, object]:
    inside = folder is not None and media.path.is_relative_to(folder)
    path = media.path.relative_to(folder) if inside and folder else media.path
    return {**write(media), "path": path.as_posix()}


def _read_media(entries: object, folder: Path) -> dict[str, Media]:
    if not isinstance(entries, list):
        raise Unsupported("The media of a timeline is a list.")
    known: dict[str, Media] = {}
    for entry in entries:
        media = read(Media, entry, {}, "a medium")
        if media.name in known:
            raise Unsupported(f"Two files in the timeline are called “{media.name}”.")
        known[media.name] = Media(media.name, folder / media.path, media.kind, media.sha256)
    return known
