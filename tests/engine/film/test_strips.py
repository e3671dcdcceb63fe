from fractions import Fraction
from pathlib import Path

import pytest

from ensemble.engine.film.parts import Place, Shot, Tile
from ensemble.engine.film.places import places
from ensemble.engine.film.strips import MOST, PIXELS, around, strips
from ensemble.engine.timeline.items import Cell, Clip, Layout, Media

CELL = Cell(Clip(Media("frog", Path("frog.mp4"), "video"), Fraction(1)))
SMALL, HD, UHD = 720 * 480, 1920 * 1080, 3840 * 2160


def tiles(kind: str, count: int, width: int = 1280, height: int = 720) -> list[Tile]:
    layout = Layout((CELL,) * count, Fraction(1), kind)  # type: ignore[arg-type]
    return [Tile(place, Shot("frog", 0)) for place in places(layout, width, height)]


@pytest.mark.parametrize("pixels", [SMALL, HD, UHD])
@pytest.mark.parametrize("count", [4, 9, 23, 64])
def test_few_films_are_open_at_once_and_every_tile_is_in_one_strip(count: int, pixels: int) -> None:
    wall = tiles("wall", count)
    found = strips(wall, [pixels] * count)
    assert [tile for group in found for tile in group] == wall
    for group in found:
        assert len(group) <= MOST
        assert len(group) == 1 or len(group) * pixels <= PIXELS
        place = around(group)
        assert sum(each.place.width * each.place.height for each in group) == (
            place.width * place.height
        )


def test_what_is_light_is_made_in_one_go() -> None:
    assert len(strips(tiles("beside", 4), [HD] * 4)) == 1
    assert len(strips(tiles("wall", 64), [SMALL] * 64)) == 8


def test_small_pictures_over_a_large_one_stay_together() -> None:
    assert len(strips(tiles("inset", 5), [UHD] * 5)) == 1


def test_a_strip_is_never_too_small_for_a_film() -> None:
    for group in strips(tiles("wall", 64, 96, 54), [SMALL] * 64):
        assert min(around(group).width, around(group).height) >= 16


def test_a_tile_is_moved_with_its_strip() -> None:
    moved = Tile(Place(10, 20, 30, 40), Shot("frog", 0)).moved(-10, -6)
    assert moved.place == Place(0, 14, 30, 40)
