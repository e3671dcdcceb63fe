"""A timeline as a document of another editor, chosen by its suffix, and a few of them back."""

from pathlib import Path
from typing import Any

from ensemble.engine.errors import RenderFailed, Unsupported
from ensemble.engine.interchange.documents import load, read_text, to_json
from ensemble.engine.interchange.mlt import to_mlt
from ensemble.engine.interchange.otio import Read, from_otio, to_otio
from ensemble.engine.interchange.otio_plain import on_ground, plain_document
from ensemble.engine.interchange.otio_values import Told
from ensemble.engine.interchange.otio_write import rate_of
from ensemble.engine.interchange.plain_json import spell
from ensemble.engine.timeline import Timeline

READ = (".json", ".otio")
ADAPTERS = {".edl": "cmx_3600", ".xml": "fcp_xml", ".fcpxml": "fcpx_xml"}
WRITTEN = (*READ, *ADAPTERS, ".mlt")


def open_document(path: Path) -> Read:
    """A timeline from a file. Raises Unsupported for what we don't read."""
    suffix = path.suffix.lower()
    if suffix == ".otio":
        return from_otio(read_text(path), folder=path.parent)
    if suffix != ".json":
        raise Unsupported(f"We read {' and '.join(READ)}. Export “{path.name}” as .otio.")
    return Read(load(path))


def document(timeline: Timeline, suffix: str, *, folder: Path, name: str = "") -> tuple[str, Told]:
    """The text for a file in `folder` with that suffix, and what is left out of it.

    Raises Unsupported for a suffix that we don't write.
    """
    told = Told()
    if suffix == ".json":
        return to_json(timeline, folder=folder), told
    if suffix == ".otio":
        return to_otio(timeline, folder=folder, name=name), told
    if suffix == ".mlt":
        return to_mlt(timeline, folder=folder, told=told), told
    if suffix not in WRITTEN:
        raise Unsupported(f"A timeline is written as {', '.join(WRITTEN)}.")
    return _adapted(timeline, suffix, folder, name or "timeline", told), told


def _adapted(timeline: Timeline, suffix: str, folder: Path, name: str, told: Told) -> str:
    """Through OpenTimelineIO's adapters, which only ever see what they can write."""
    from opentimelineio.adapters import otio_json

    fades = suffix != ".fcpxml"  # its adapter would drop them without a word
    plain = plain_document(timeline, folder, name, told, fades=fades)
    if suffix == ".edl":
        plain = _picture_alone(plain, told)
    if suffix == ".fcpxml":
        plain = on_ground(plain, rate_of(timeline))
    try:
        return _write(otio_json.read_from_string(spell(plain)), suffix, timeline)
    except Exception as error:
        sentence = f"This could not be written as {suffix}. Write it as .otio instead."
        raise RenderFailed(sentence) from error


def _write(plain: Any, suffix: str, timeline: Timeline) -> str:
    from opentimelineio import adapters

    options = {"rate": float(rate_of(timeline))} if suffix == ".edl" else {}
    text: str = adapters.write_to_string(plain, ADAPTERS[suffix], **options)
    return text


def _picture_alone(plain: dict[str, Any], told: Told) -> dict[str, Any]:
    """An edit decision list has one track."""
    tracks = plain["tracks"]["children"]
    seen = [track for track in tracks if track["kind"] == "Video"]
    if not seen:
        raise Unsupported("An edit decision list is of pictures; there are none.")
    if len(seen) < len(tracks):
        told.say("Sound is left out: an edit decision list is of pictures.")
    return {**plain, "tracks": {**plain["tracks"], "children": seen[:1]}}
