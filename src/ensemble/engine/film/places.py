"""Where the cells of a layout lie on the screen: even pixels, and no gap at any size."""

from fractions import Fraction
from itertools import pairwise
from math import log

from ensemble.engine.film.parts import Place
from ensemble.engine.timeline.items import Layout

# A film is usually of this shape: cells that are like it cut or frame it least.
USUAL = Fraction(16, 9)
UNEVEN = 0.3
CORNERS = ("top-left", "top-right", "bottom-right", "bottom-left")


def places(layout: Layout, width: int, height: int) -> list[Place]:
    """A place for every cell, in order."""
    if layout.kind == "inset":
        return [Place(0, 0, width, height), *_corners(layout, width, height)]
    count = len(layout.cells)
    if layout.kind == "beside":
        rows = [count] if width >= height else [1] * count
    else:
        rows = _rows(count, width, height)
    return list(_grid(rows, width, height))


def _rows(count: int, width: int, height: int) -> list[int]:
    """How many cells each row has, so that they are most like films, and all alike if they can."""

    def strange(rows: int) -> float:
        shape = Fraction(width * rows, height) * rows / count
        return abs(log(shape / USUAL)) + (UNEVEN if count % rows else 0)

    best = min(range(1, count + 1), key=strange)
    return [count * (row + 1) // best - count * row // best for row in range(best)]


def _grid(rows: list[int], width: int, height: int) -> list[Place]:
    found = []
    for row, many in enumerate(rows):
        top, bottom = _edge(row, len(rows), height), _edge(row + 1, len(rows), height)
        edges = [_edge(column, many, width) for column in range(many + 1)]
        for left, right in pairwise(edges):
            found.append(Place(left, top, right - left, bottom - top))
    return found


def _edge(number: int, of: int, length: int) -> int:
    return 2 * (length // 2 * number // of)


def _corners(layout: Layout, width: int, height: int) -> list[Place]:
    margin = _even(Fraction(min(width, height), 22))
    wide, high = _even(layout.size * width), _even(layout.size * height)
    first = CORNERS.index(layout.corner)
    found = []
    for number in range(len(layout.cells) - 1):
        corner = CORNERS[(first + number) % 4]
        left = margin if "left" in corner else width - margin - wide
        top = margin if "top" in corner else height - margin - high
        found.append(Place(left, top, wide, high))
    return found


def _even(length: Fraction) -> int:
    return max(2, 2 * int(length / 2))
