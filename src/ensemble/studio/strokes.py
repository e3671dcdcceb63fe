"""The strokes of a drawing as a browser sends them, read strictly: what isn't known is refused."""

import json
import re
import unicodedata
from dataclasses import dataclass
from typing import Any

VERSION = 1
LARGEST = 12_000_000
LONGEST_SIDE, MOST_PIXELS = 8192, 16_800_000
MOST_LAYERS, MOST_MARKS, MOST_NUMBERS = 24, 20_000, 1_500_000
LONGEST_NAME = 60
COLOR = re.compile(r"#[0-9a-f]{6}")
KEY = re.compile(r"[0-9A-Za-z]{0,24}")

Thing = dict[str, Any]


class StrokesError(ValueError):
    """They aren't a drawing of this version, or more than a drawing can hold."""


@dataclass(frozen=True)
class Strokes:
    """A drawing's size in pixels, the key of the revision beneath ("" for none), and its words.

    `words` is the whole of it as JSON, written anew from what was read.
    """

    width: int
    height: int
    picture: str
    words: bytes


def read_strokes(words: bytes) -> Strokes:
    """Read a drawing's strokes. Raises StrokesError unless all is exactly as it should be."""
    if len(words) > LARGEST:
        raise StrokesError("too large")
    try:
        found = json.loads(words, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise StrokesError("not JSON") from error
    _check_paper(_thing(found, "version width height paper picture lines layers"))
    _check_layers(found["layers"], max(found["width"], found["height"]))
    packed = json.dumps(found, separators=(",", ":"), ensure_ascii=False).encode()
    return Strokes(found["width"], found["height"], found["picture"], packed)


def _refuse(constant: str) -> None:
    raise StrokesError(constant)


def _check_paper(found: Thing) -> None:
    _check(type(found["version"]) is int and found["version"] == VERSION)
    width, height = (_whole(found[side], 1, LONGEST_SIDE) for side in ("width", "height"))
    _check(width * height <= MOST_PIXELS)
    _color(found["paper"])
    _check(isinstance(found["picture"], str) and KEY.fullmatch(found["picture"]))
    _check(isinstance(found["lines"], bool))


def _check_layers(layers: Any, side: int) -> None:
    _check(isinstance(layers, list) and 1 <= len(layers) <= MOST_LAYERS)
    for layer in layers:
        _thing(layer, "name opacity hidden marks")
        _check(isinstance(layer["name"], str) and 1 <= len(layer["name"]) <= LONGEST_NAME)
        _check(not {unicodedata.category(letter) for letter in layer["name"]} & {"Cc", "Cs"})
        _number(layer["opacity"], 0, 1)
        _check(isinstance(layer["hidden"], bool) and isinstance(layer["marks"], list))
    marks = [mark for layer in layers for mark in layer["marks"]]
    _check(len(marks) <= MOST_MARKS)
    _check(sum(_check_mark(mark, side) for mark in marks) <= MOST_NUMBERS)


def _check_mark(mark: Any, side: int) -> int:
    """Return how many numbers a mark holds."""
    _check(isinstance(mark, dict) and mark.get("tool") in ("brush", "eraser", "fill"))
    return _check_fill(mark, side) if mark["tool"] == "fill" else _check_stroke(mark, side)


def _check_stroke(mark: Thing, side: int) -> int:
    points = _row_of_threes(_thing(mark, "tool color size pressed points")["points"])
    _color(mark["color"])
    _number(mark["size"], 0.1, 1000)
    _check(isinstance(mark["pressed"], bool))
    # A stroke may leave the paper and come back.
    for at, value in enumerate(points):
        _number(value, *((0, 1) if at % 3 == 2 else (-4 * side, 5 * side)))
    return len(points)


def _check_fill(mark: Thing, side: int) -> int:
    rows = _row_of_threes(_thing(mark, "tool color step rows")["rows"])
    _color(mark["color"])
    _whole(mark["step"], 1, 64)
    for value in rows:
        _whole(value, 0, side)
    return len(rows)


def _row_of_threes(row: Any) -> list[Any]:
    _check(isinstance(row, list) and row and len(row) % 3 == 0)
    return list(row)


def _thing(found: Any, names: str) -> Thing:
    _check(isinstance(found, dict) and set(found) == set(names.split()))
    return dict(found)


def _color(found: Any) -> None:
    _check(isinstance(found, str) and COLOR.fullmatch(found))


def _whole(found: Any, least: int, most: int) -> int:
    _check(type(found) is int and least <= found <= most)
    return int(found)


def _number(found: Any, least: float, most: float) -> None:
    # What JSON calls 1e999 is infinite here, and no number is beyond that.
    _check(type(found) in (int, float) and least <= found <= most)


def _check(fits: Any) -> None:
    if not fits:
        raise StrokesError
