"""Which font file draws which characters. Fontsource packages split a font and say where.

Font files come from a folder that is handed in, or from the `node_modules` beside the code.
Without any, Pillow's own font draws what it can.
"""

import hashlib
import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

from PIL import ImageFont

from ensemble.engine.lettering.clusters import JOINERS, clusters

FAMILIES = {"display": ("fraunces", "instrument-sans"), "text": ("instrument-sans",)}
SCRIPTS = (
    *("hebrew", "arabic", "armenian", "georgian", "ethiopic", "bengali", "gujarati", "gurmukhi"),
    *("kannada", "malayalam", "sinhala", "tamil", "telugu", "khmer", "lao", "myanmar", "thai"),
    *("jp", "kr", "sc"),
)
OTHERS = ("noto-sans", *(f"noto-sans-{script}" for script in SCRIPTS))


@dataclass(frozen=True, slots=True)
class Face:
    """A font file and the characters it has, as spans of code points (both ends included)."""

    path: Path
    spans: tuple[tuple[int, int], ...]

    def has(self, character: str) -> bool:
        """Whether it says so, and really draws it: a part may lack what its span promises."""
        promised = any(low <= ord(character) <= high for low, high in self.spans)
        return promised and _draws(self.path, character)


Known = dict[tuple[str, bool], Face | None]


@dataclass(frozen=True, slots=True)
class Fonts:
    """Faces for titles and for text, the preferred one first."""

    display: tuple[Face, ...] = ()
    text: tuple[Face, ...] = ()
    _known: Known = field(default_factory=dict, repr=False, compare=False)

    def runs(self, text: str, *, display: bool) -> list[tuple[Face | None, str]]:
        """The text in stretches of one face each, in reading order of its characters."""
        runs: list[tuple[Face | None, str]] = []
        for letter in clusters(text):
            before = runs[-1][0] if runs else None
            face = self._face(letter, before, display)
            if face is None and self.text and _is_picture(letter[0]):
                continue
            drawn = _without_boxes(face or before, letter)
            if runs and (face == before or face is None):
                runs[-1] = (before, runs[-1][1] + drawn)
            else:
                runs.append((face, drawn))
        return runs

    def _face(self, letter: str, before: Face | None, display: bool) -> Face | None:
        """Stay in the same face where it serves, so that shaping is not cut."""
        if before is not None and _serves(before, letter):
            return before
        key = letter, display
        if key not in self._known:
            self._known[key] = _best(self.display if display else self.text, letter)
        return self._known[key]


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
        tuple(_faces(packages, (*FAMILIES["display"], *OTHERS))),
        tuple(_faces(packages, (*FAMILIES["text"], *OTHERS))),
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


def _best(faces: tuple[Face, ...], letter: str) -> Face | None:
    """The first face that has all of a letter, or else at least its base."""
    whole = (face for face in faces if _serves(face, letter))
    return next(whole, None) or next((face for face in faces if face.has(letter[0])), None)


def _without_boxes(face: Face | None, letter: str) -> str:
    """A letter without the marks that its face lacks."""
    if face is None:
        return letter
    return letter[0] + "".join(mark for mark in letter[1:] if _holds(face, mark))


def _serves(face: Face, letter: str) -> bool:
    return all(_holds(face, character) for character in letter)


def _is_picture(character: str) -> bool:
    """Emoji and their modifiers: left out rather than shown as a box."""
    return unicodedata.category(character) in {"So", "Sk", "Cs", "Cn"} or character == "\ufe0f"


def _holds(face: Face, character: str) -> bool:
    if character in JOINERS:
        return True
    blank = unicodedata.category(character)[0] == "Z"
    return face.has(character) or (blank and _draws(face.path, character))


@lru_cache(maxsize=20_000)
def _draws(path: Path, character: str) -> bool:
    """Whether a character looks different from the box that stands for a missing one."""
    mask = _small(path).getmask
    return bytes(mask(character)) != bytes(mask("\uffff"))


@cache
def _small(path: Path) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, 16)
