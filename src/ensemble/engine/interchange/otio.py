"""A timeline as OpenTimelineIO, which other editors read and write, and back.

What is ours alone goes along in the metadata: a document that nobody changed comes back exactly.
"""

from dataclasses import dataclass
from pathlib import Path

from ensemble.engine.errors import Unsupported
from ensemble.engine.interchange.otio_read import read_document
from ensemble.engine.interchange.otio_values import Told, entries, schema_of
from ensemble.engine.interchange.otio_write import Writing, document_of, rate_of
from ensemble.engine.interchange.plain_json import parse, spell
from ensemble.engine.timeline import Timeline

LARGEST = 32_000_000


@dataclass(frozen=True, slots=True)
class Read:
    """A timeline from elsewhere, and a sentence for each thing that could not come along."""

    timeline: Timeline
    left_out: tuple[str, ...] = ()


def to_otio(timeline: Timeline, *, folder: Path | None = None, name: str = "") -> str:
    """The document's text. `folder` is where it will lie; files within it are named from there."""
    return spell(document_of(timeline, Writing(folder, rate_of(timeline)), name))


def from_otio(text: str, *, folder: Path) -> Read:
    """A document of ours or anybody's; files are looked for in `folder` and nowhere else.

    Raises Unsupported for what is no timeline at all.
    """
    try:
        document = parse(text, largest=LARGEST)
    except Unsupported as error:
        raise Unsupported(f"This is not an OpenTimelineIO document. {error.sentence}") from error
    told = Told()
    return Read(read_document(_timeline_in(document), folder, told), tuple(told))


def _timeline_in(document: object) -> object:
    """A timeline, or the only one of a collection."""
    if schema_of(document) == "SerializableCollection":
        found = [each for each in entries(document, "children") if schema_of(each) == "Timeline"]
        if len(found) != 1:
            raise Unsupported(f"This collection holds {len(found)} timelines. Export one.")
        return found[0]
    if schema_of(document) != "Timeline":
        raise Unsupported("This is not an OpenTimelineIO timeline.")
    return document
