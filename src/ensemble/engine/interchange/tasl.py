"""Title, author, source and licence of a work and of everything in it, to lie beside the file."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ensemble.engine.errors import Unsupported
from ensemble.engine.interchange.documents import read_text
from ensemble.engine.interchange.fields import read, written
from ensemble.engine.interchange.one_line import one_line
from ensemble.engine.interchange.plain_json import parse, spell
from ensemble.engine.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Part:
    """Who made something, where it is found, and what others may do with it."""

    title: str
    authors: tuple[str, ...] = ()
    source: str = ""
    licence: str = ""
    licence_address: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """The whole, and the parts that it is made of, in order."""

    whole: Part
    parts: tuple[Part, ...] = ()


def work_of(timeline: Timeline, title: str) -> Work:
    """As far as a timeline knows: whom its credits name, and the files that it plays from."""
    rolls = timeline.credits
    names = (name for roll in rolls for section in roll.sections for name in section.names)
    titles = (roll.title for roll in rolls if roll.title)
    whole = Part(next(titles, title), tuple(dict.fromkeys(names)))
    return Work(whole, tuple(Part(media.name, source=media.path.name) for media in timeline.media))


def to_text(work: Work) -> str:
    """For people: a paragraph for the whole and for each part."""
    blocks = ["\n".join(_lines(part)) for part in (work.whole, *work.parts)]
    if work.parts:
        blocks.insert(1, "Made from:")
    return "\n\n".join(blocks) + "\n"


def to_json(work: Work) -> str:
    """For programs: the same, by name."""
    return spell({"ensemble": "tasl", "version": 1, **written(work)})


def from_json(text: str) -> Work:
    """Raises Unsupported for anything but what `to_json` writes."""
    document = parse(text)
    if not isinstance(document, dict) or document.get("ensemble") != "tasl":
        raise Unsupported("This says no title, author, source and licence.")
    if document.get("version") != "1":
        raise Unsupported("A newer Ensemble wrote this; it may read it.")
    rest = {name: document[name] for name in document.keys() - {"ensemble", "version"}}
    return read(Work, rest, {}, "the credits")


def load(path: Path) -> Work:
    """Read what `write_beside` wrote as JSON."""
    return from_json(read_text(path))


def write_beside(made: Path, work: Work) -> tuple[Path, Path]:
    """`film.mp4` gets `film.tasl.txt` and `film.tasl.json`."""
    texts = made.with_suffix(".tasl.txt"), made.with_suffix(".tasl.json")
    texts[0].write_text(to_text(work), encoding="utf-8")
    texts[1].write_text(to_json(work), encoding="utf-8")
    return texts


def _lines(part: Part) -> Iterator[str]:
    licence = " ".join(filter(None, (part.licence, part.licence_address)))
    for name, value in (
        ("Title", part.title),
        ("Author", ", ".join(part.authors)),
        ("Source", part.source),
        ("Licence", licence),
    ):
        if value:
            yield f"{name}: {one_line(value)}"
