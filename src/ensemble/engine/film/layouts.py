"""A layout as tiles on a ground, with names under them if they have any: values, nothing drawn."""

from collections.abc import Callable
from dataclasses import replace

from ensemble.engine.film.parts import Held, Over, Place, Shot, Tile, Tiled
from ensemble.engine.film.places import places
from ensemble.engine.lettering.credits import Screen
from ensemble.engine.lettering.sheets import INK, Line, Plate, Sheet, Style, paragraph, wrapped
from ensemble.engine.timeline.items import Cell, Clip, Layout, Still

UNDER = Style(22, 34, weight=500)
SMALLEST_UNDER = 9
EVER = 1 << 30
Showing = Callable[[Clip | Still], Shot | Held]


def tiled(layout: Layout, screen: Screen, showing: Showing) -> Tiled:
    """`showing` says what a cell's clip or still shows."""
    found = places(layout, screen.width, screen.height)
    pairs = list(zip(layout.cells, found, strict=True))
    if layout.kind == "inset":
        return _inset(pairs, screen, showing)
    if not any(cell.name for cell in layout.cells):
        ground = Sheet(screen.width, screen.height)
        return Tiled(ground, tuple(Tile(place, showing(cell.shows)) for cell, place in pairs))
    return _with_names(pairs, screen, showing)


def _with_names(pairs: list[tuple[Cell, Place]], screen: Screen, showing: Showing) -> Tiled:
    """Every cell gives a band at its foot to the name, those without one too."""
    style = _style(min(place.height for _, place in pairs), screen)
    band = 2 * (style.line // 2)
    lines = [line for cell, place in pairs for line in _name(cell, place, style, screen)]
    tiles = tuple(
        Tile(replace(place, height=place.height - band), showing(cell.shows))
        for cell, place in pairs
    )
    return Tiled(Sheet(screen.width, screen.height, tuple(lines)), tiles)


def _style(height: int, screen: Screen) -> Style:
    """As large as ever, or as small as the cells need it."""
    scale = min(screen.unit, height / 240)
    return UNDER.scaled(max(scale, SMALLEST_UNDER / UNDER.size))


def _name(cell: Cell, place: Place, style: Style, screen: Screen) -> tuple[Line, ...]:
    rows = wrapped(cell.name, style, round(place.width * 0.92), screen.measure, 1)
    middle, top = place.left + place.width // 2, place.top + place.height - style.line
    return tuple(paragraph(row, style, middle, top, "middle") for row in rows)


def _inset(pairs: list[tuple[Cell, Place]], screen: Screen, showing: Showing) -> Tiled:
    edge = max(1, screen.px(3))
    tiles = tuple(
        Tile(place, showing(cell.shows), edge if number else 0)
        for number, (cell, place) in enumerate(pairs)
    )
    whole, *small = pairs
    names = [(*whole, _free(small, screen), screen.px(28))]
    names += [(*pair, "bottom-left", edge) for pair in small]
    overs = tuple(_plate(*each, screen) for each in names if each[0].name)
    return Tiled(Sheet(screen.width, screen.height), tiles, overs)


def _free(small: list[tuple[Cell, Place]], screen: Screen) -> str:
    """A corner where no small picture lies, or where the last one would."""
    taken = {
        f"{'top' if place.top < screen.height // 2 else 'bottom'}"
        f"-{'left' if place.left < screen.width // 2 else 'right'}"
        for _, place in small
    }
    order = ("bottom-left", "top-left", "top-right", "bottom-right")
    return next((corner for corner in order if corner not in taken), "bottom")


def _plate(cell: Cell, place: Place, corner: str, off: int, screen: Screen) -> Over:
    """A name on a small plate in a corner of its picture, or in the middle of its foot."""
    style = _style(place.height, screen)
    pad = style.size // 2
    (row,) = wrapped(cell.name, style, place.width - 2 * (off + pad), screen.measure, 1) or [""]
    width, height = round(screen.measure(row, style)) + 2 * pad, style.line
    line = paragraph(row, style, width // 2, 0, "middle")
    plate = Plate(0, 0, width, height, screen.px(4), INK, 0.78)
    down = off if "top" in corner else place.height - off - height
    across = off if "left" in corner else place.width - off - width
    across = (place.width - width) // 2 if corner == "bottom" else across
    sheet = Sheet(width, height, (line,), (plate,), "")
    return Over(sheet, place.left + across, place.top + down, 0, EVER)
