"""A large layout cut into strips, so that few films are open at the same time."""

from collections.abc import Sequence

from ensemble.engine.film.parts import Place, Tile
from ensemble.engine.profiles import SMALLEST

# What one program may have open: so many files, and so many pixels of them together.
MOST, PIXELS = 8, 6 * 1920 * 1080


def strips(tiles: Sequence[Tile], pixels: Sequence[int]) -> list[tuple[Tile, ...]]:
    """All in one if they may be open together; else rows, and rows in parts.

    `pixels` are those of each tile's source. Where small ones lie over a large one, which is no
    grid, they stay together.
    """
    if _is_light(pixels) or _overlap(tiles):
        return [tuple(tiles)]
    found: list[list[int]] = []
    for number in range(len(tiles)):
        if found and _goes_with(found[-1], number, tiles, pixels):
            found[-1].append(number)
        else:
            found.append([number])
    groups = [tuple(tiles[number] for number in group) for group in found]
    # No film is that small: then it is made in one go, whatever it takes.
    tiny = any(min(around(each).width, around(each).height) < SMALLEST for each in groups)
    return [tuple(tiles)] if tiny else groups


def around(tiles: Sequence[Tile]) -> Place:
    """The smallest place that holds them all."""
    left, top = min(each.place.left for each in tiles), min(each.place.top for each in tiles)
    right = max(each.place.left + each.place.width for each in tiles)
    bottom = max(each.place.top + each.place.height for each in tiles)
    return Place(left, top, right - left, bottom - top)


def _is_light(pixels: Sequence[int]) -> bool:
    return len(pixels) <= MOST and sum(pixels) <= PIXELS


def _overlap(tiles: Sequence[Tile]) -> bool:
    whole = around(tiles)
    covered = sum(each.place.width * each.place.height for each in tiles)
    return covered > whole.width * whole.height


def _goes_with(
    group: Sequence[int], number: int, tiles: Sequence[Tile], pixels: Sequence[int]
) -> bool:
    """In the same row, and light enough."""
    same_row = tiles[number].place.top == tiles[group[0]].place.top
    return same_row and _is_light([pixels[each] for each in (*group, number)])
