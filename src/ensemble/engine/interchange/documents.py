"""A timeline as a JSON document, and back. Times are written as exact fractions of a second.

Paths are written relative to the document's folder where they can be, and read from there.
"""

from pathlib import Path
from typing import Any

from ensemble.engine.errors import Unsupported
from ensemble.engine.interchange.documents_past import KNOWN, VERSION, to_present
from ensemble.engine.interchange.fields import read, written
from ensemble.engine.interchange.plain_json import parse, shown, spell
from ensemble.engine.timeline import Media, Timeline, Unplayable


def to_json(timeline: Timeline, *, folder: Path | None = None) -> str:
    """The document's text; the same timeline is always the same text."""
    if len({media.name for media in timeline.media}) != len(timeline.media):
        raise Unplayable("Two different files have the same name.")
    media = [_write_media(each, folder) for each in timeline.media]
    return spell({"ensemble": "timeline", "version": VERSION, "media": media, **written(timeline)})


def from_json(text: str, *, folder: Path | None = None) -> Timeline:
    """Raises Unsupported for anything but a timeline of a version we know."""
    try:
        document = parse(text)
    except Unsupported as error:
        raise Unsupported(f"This is not a timeline. {error.sentence}") from error
    if not isinstance(document, dict) or document.get("ensemble") != "timeline":
        raise Unsupported("This is not a timeline of Ensemble.")
    present = to_present(document, _version(document))
    media = _read_media(present.get("media", []), folder or Path())
    rest = {key: present[key] for key in present.keys() - {"ensemble", "version", "media"}}
    return read(Timeline, rest, media, "the timeline")


def load(path: Path) -> Timeline:
    """Read a document from a file; its paths start from the folder it is in."""
    return from_json(read_text(path), folder=path.parent)


def read_text(path: Path, *, most: int = 128_000_000) -> str:
    """A text file of at most so many bytes. Raises Unsupported for anything else."""
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
        if len(content) > most:
            raise Unsupported(f"{path.name} is too large for a timeline.")
        return content.decode("utf-8-sig")
    except FileNotFoundError as error:
        raise Unsupported(f"There is no {path}.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise Unsupported(f"The timeline {path.name} could not be read.") from error


def _version(document: dict[str, Any]) -> int:
    said = document.get("version")
    for known in KNOWN:
        if said == str(known):
            return known
    raise Unsupported(
        f"This timeline has version {shown(said)}; we know version {VERSION}. "
        "A newer Ensemble may read it."
    )


def _write_media(media: Media, folder: Path | None) -> dict[str, object]:
    inside = folder is not None and media.path.is_relative_to(folder)
    path = media.path.relative_to(folder) if inside and folder else media.path
    return {**written(media), "path": path.as_posix()}


def _read_media(entries: object, folder: Path) -> dict[str, Media]:
    if not isinstance(entries, list):
        raise Unsupported("The media of a timeline is a list.")
    known: dict[str, Media] = {}
    for entry in entries:
        media = read(Media, entry, {}, "a medium")
        if media.name in known:
            raise Unsupported(f"Two files in the timeline are called “{shown(media.name)}”.")
        known[media.name] = Media(media.name, folder / media.path, media.kind, media.sha256)
    return known
