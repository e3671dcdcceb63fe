"""How a piece looks, as plain values: what cards and pages need, and nothing of the database."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

FORMATS = ("image/avif", "image/webp", "image/png", "image/jpeg")
PICTURES = {"picture", "poster"}


@dataclass(frozen=True)
class Source:
    """A file that browsers play."""

    src: str
    type: str


@dataclass(frozen=True)
class Picture:
    """A picture in several sizes; `choices` are its formats, best first, as (type, srcset)."""

    src: str
    srcset: str
    width: int
    height: int
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Made:
    """A derived file, with a link to it."""

    role: str
    src: str
    type: str
    width: int
    height: int


@dataclass(frozen=True)
class Face:
    """What a revision shows. `envelope` holds loudness from 0 to 1, `words` the first lines."""

    envelope: tuple[float, ...] = ()
    duration: float | None = None
    sources: tuple[Source, ...] = ()
    picture: Picture | None = None
    words: str = ""
    captions: tuple[str, ...] = ()


Linked = tuple[str, str | None]


@dataclass(frozen=True)
class Card:
    """A piece in a list. `byline` and `built_on` are (words, address); the latter is filled above.

    What its face shows can be asked of the card: `card.envelope`, `card.picture`, `card.words`.
    """

    id: int
    key: str
    title: str
    url: str
    medium: str
    byline: tuple[Linked, ...]
    face: Face
    built_on: tuple[Linked, ...] = ()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self.face, name)


def face_of(
    medium: str,
    words: str,
    duration_ms: int | None,
    envelope: Sequence[int],
    files: Sequence[Made],
) -> Face:
    """Return the face of a revision. `envelope` holds loudness from 0 to 100."""
    return Face(
        envelope=tuple(level / 100 for level in envelope),
        duration=duration_ms / 1000 if duration_ms else None,
        sources=sources_of(medium, files),
        picture=picture_of(files),
        words=words,
        captions=tuple(file.src for file in files if file.role == "captions"),
    )


def sources_of(medium: str, files: Iterable[Made]) -> tuple[Source, ...]:
    """Return what plays, the smallest first and what every browser plays last."""
    played = [file for file in files if file.role == "preview" and file.type.startswith(medium)]
    played.sort(key=lambda file: "mp4" in file.type)
    return tuple(Source(file.src, file.type) for file in played)


def picture_of(files: Iterable[Made]) -> Picture | None:
    """Return the picture or poster in all its sizes and formats; None where there is none."""
    by_type: dict[str, list[Made]] = {}
    for file in sorted(files, key=lambda file: file.width):
        if file.role in PICTURES and file.type in FORMATS:
            by_type.setdefault(file.type, []).append(file)
    if not by_type:
        return None
    kinds = sorted(by_type, key=FORMATS.index)
    plain = by_type[kinds[-1]]
    middle = plain[len(plain) // 2]
    choices = tuple((kind, _srcset(by_type[kind])) for kind in kinds)
    return Picture(middle.src, _srcset(plain), middle.width, middle.height, choices)


def _srcset(files: list[Made]) -> str:
    return ", ".join(f"{file.src} {file.width}w" for file in files)
