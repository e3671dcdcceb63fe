"""Which font file draws which characters. Fontsource packages split a font and say where.

Font files come from a folder that is handed in, or from the `node_modules` beside the code.
Without any, Pillow's own font draws what it can.
"""

import hashlib
import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from PIL import ImageFont

FAMILIES = {"display": ("fraunces", "instrument-sans"), "text": ("instrument-sans",)}
OTHERS = ("noto-sans", "noto-sans-hebrew", "noto-sans-arabic", "noto-sans-jp", "noto-sans-kr")
LAST = ("noto-sans-sc",)


@dataclass(frozen=True, slots=True)
class Face:
    """A font file and the characters it has, as spans of code points (both ends included)."""

    path: Path
    spans: tuple[tuple[int, int], ...]

    def has(self, character: str) -> bool:
        """Whether it says so, and really draws it: a part may lack what its span promises."""
        promised = any(low <= ord(character) <= high for low, high in self.spans)
        return promised and _draws(self.path, character)


@dataclass(frozen=True, slots=True)
class Fonts:
    """Faces for titles and for text, the preferred one first."""

    display: tuple[Face, ...] = ()
    text: tuple[Face, ...] = ()

    def runs(self, text: str, *, display: bool) -> list[tuple[Face | None, str]]:
        """The text in stretches of one face each, in reading order of its characters."""
        faces = self.display if display else self.text
        runs: list[tuple[Face | None, str]] = []
        for character in text:
            if not any(face.has(character) for face in faces) and _is_picture(character):
                continue
            before = runs[-1][0] if runs else None
            face = _face(faces, character, before) if runs else _first(faces, character)
            if runs and face == before:
                runs[-1] = (face, runs[-1][1] + character)
            else:
                runs.append((face, character))
        return runs


@cache
def found_in(folder: Path | None = None) -> Fonts:
    """The fonts of a folder of Fontsource packages, or a single font file for everything."""
    if folder is not None and folder.is_file():
        face = Face(folder, ((0, 0x10FFFF),))
        return Fonts((face,), (face,))
    packages = folder or _installed()
    if packages is None:
        return Fonts()
    return Fonts(
        tuple(_faces(packages, (*FAMILIES["display"], *OTHERS, *LAST))),
        tuple(_faces(packages, (*FAMILIES["text"], *OTHERS, *LAST))),
    )


@cache
def identity(fonts: Fonts) -> str:
    """A word that changes when any font file does."""
    faces = dict.fromkeys((*fonts.display, *fonts.text))
    facts = [(face.path.name, face.path.stat().st_size, face.spans) for face in faces]
    return hashlib.sha256(repr(facts).encode()).hexdigest()


def _installed() -> Path | None:
    """The packages beside the code, wherever it is run from."""
    for parent in Path(__file__).resolve().parents:
        if (packages := parent / "node_modules" / "@fontsource-variable").is_dir():
            return packages
    return None


def _faces(packages: Path, families: tuple[str, ...]) -> Iterator[Face]:
    for family in families:
        said = packages / family / "unicode.json"
        spans = json.loads(said.read_text()) if said.is_file() else {}
        # The plainest part first: "latin" before "latin-ext", which shares some characters.
        for part in sorted(spans, key=lambda name: (not name.startswith("latin"), len(name), name)):
            name = f"{family}-{part.strip('[]')}-wght-normal.woff2"
            path = packages / family / "files" / name
            if path.is_file():
                yield Face(path, _spans(spans[part]))


def _spans(text: str) -> tuple[tuple[int, int], ...]:
    """`U+0000-00FF,U+0131` as pairs of numbers."""
    pairs = (part.strip().upper().removeprefix("U+").partition("-") for part in text.split(","))
    return tuple((int(low, 16), int(high or low, 16)) for low, _, high in pairs)


def _face(faces: tuple[Face, ...], character: str, before: Face | None) -> Face | None:
    """Stay in the same face through marks, spaces and signs, so that shaping is not cut."""
    weak = unicodedata.category(character)[0] in "MZPC"
    if before is not None and (weak or before.has(character)) and _holds(before, character):
        return before
    return _first(faces, character) or before


def _is_picture(character: str) -> bool:
    """Emoji and their modifiers: left out rather than shown as a box."""
    return unicodedata.category(character) in {"So", "Sk", "Cs", "Cn"} or character == "\ufe0f"


def _holds(face: Face, character: str) -> bool:
    kind = unicodedata.category(character)[0]
    return face.has(character) or kind in "MC" or (kind == "Z" and _draws(face.path, character))


@lru_cache(maxsize=20_000)
def _draws(path: Path, character: str) -> bool:
    """Whether a character looks different from the box that stands for a missing one."""
    mask = _small(path).getmask
    return bytes(mask(character)) != bytes(mask("\uffff"))


@cache
def _small(path: Path) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, 16)


def _first(faces: tuple[Face, ...], character: str) -> Face | None:
    return next((face for face in faces if face.has(character)), None)
