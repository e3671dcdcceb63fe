"""Words laid out on a surface of pixels, as values. Nothing is drawn here."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from ensemble.engine.lettering.bidi import reads_leftwards
from ensemble.engine.lettering.clusters import JOINERS, clusters, without_towers

PAPER = "#FBF7F0"
INK = "#17130F"
QUIET = "#B8AB9B"
LONGEST = 400


@dataclass(frozen=True, slots=True)
class Style:
    """How a line looks: height of its letters and of the line, in pixels of a 720-line screen."""

    size: int
    line: int
    weight: int = 400
    display: bool = False
    color: str = PAPER

    def scaled(self, by: float) -> "Style":
        return Style(
            max(6, round(self.size * by)),
            max(8, round(self.line * by)),
            self.weight,
            self.display,
            self.color,
        )


TITLE = Style(76, 92, weight=500, display=True)
SUBTITLE = Style(30, 44, color=QUIET)
HEADING = Style(40, 62, weight=500, display=True)
ROLE = Style(24, 44, color=QUIET)
NAME = Style(31, 44, weight=500)

Measure = Callable[[str, Style], float]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text: `x` is where `anchor` stands, `y` the top of its line.

    `leftwards` is the way of the paragraph that it is a line of.
    """

    text: str
    style: Style
    x: int
    y: int
    anchor: Literal["left", "middle", "right"] = "middle"
    leftwards: bool = False

    def moved(self, down: int) -> "Line":
        return replace(self, y=self.y + down)


@dataclass(frozen=True, slots=True)
class Plate:
    """A rectangle under the words, its corners rounded. `cover` is 1 for what hides all below."""

    left: int
    top: int
    width: int
    height: int
    radius: int = 0
    color: str = INK
    cover: float = 1.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A surface with plates and lines on it. Without a ground one can see through it."""

    width: int
    height: int
    lines: tuple[Line, ...] = ()
    plates: tuple[Plate, ...] = ()
    ground: str = INK


def paragraph(
    text: str, style: Style, x: int, y: int, anchor: Literal["left", "middle", "right"]
) -> Line:
    """A line that is a paragraph by itself."""
    return Line(text, style, x, y, anchor, reads_leftwards(text))


def cleaned(text: str) -> str:
    """One line of it, without control characters or anything that turns the text around."""
    kept = "".join(c for c in text[: 4 * LONGEST] if not _is_control(c))
    composed = without_towers(unicodedata.normalize("NFC", " ".join(kept.split())))
    return "".join(clusters(composed)[:LONGEST]) if len(composed) > LONGEST else composed


def wrapped(text: str, style: Style, width: int, measure: Measure, most: int) -> list[str]:
    """The text in lines that fit `width`, at most `most`; what is left out shows as "…"."""
    lines = [""]
    for word in _words(cleaned(text), style, width, measure):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and measure(longer, style) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    if len(lines) > most:
        return [*lines[: most - 1], _cut(lines[most - 1], style, width, measure)]
    return [line for line in lines if line]


def _is_control(character: str) -> bool:
    blank = character.isspace()
    return unicodedata.category(character)[0] == "C" and character not in JOINERS and not blank


def _words(text: str, style: Style, width: int, measure: Measure) -> list[str]:
    """Words, and parts of those that are wider than the line by themselves."""
    words: list[str] = []
    for word in text.split():
        rest = clusters(word) if measure(word, style) > width else [word]
        while len(rest) > 1 and measure("".join(rest), style) > width:
            fits = _fitting(rest, style, width, measure)
            words.append("".join(rest[:fits]))
            rest = rest[fits:]
        words.append("".join(rest))
    return words


def _fitting(letters: list[str], style: Style, width: int, measure: Measure) -> int:
    """How many letters of a word fit, at least one (found by halving)."""
    low, high = 1, len(letters) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if measure("".join(letters[:middle]), style) <= width:
            low = middle
        else:
            high = middle - 1
    return low


def _cut(line: str, style: Style, width: int, measure: Measure) -> str:
    kept = clusters(line)
    while len(kept) > 1 and measure("".join(kept) + "…", style) > width:
        kept.pop()
    return "".join(kept).rstrip() + "…"
