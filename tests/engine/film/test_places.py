from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from ensemble.engine.film.parts import Place
from ensemble.engine.film.places import places
from ensemble.engine.timeline.items import Cell, Clip, Layout, Media

CELL = Cell(Clip(Media("frog", Path("frog.mp4"), "video"), Fraction(1)))
SIZES = [(1280, 720), (1920, 1080), (720, 1280), (720, 720), (854, 480), (162, 94)]


def laid(kind: str, count: int, screen: tuple[int, int], **more: object) -> list[Place]:
    layout = Layout((CELL,) * count, Fraction(1), kind, **more)  # type: ignore[arg-type]
    return places(layout, *screen)


@pytest.mark.parametrize("size", SIZES)
def test_cells_fill_the_screen_once_and_without_a_gap(size: tuple[int, int]) -> None:
    for kind, counts in (("wall", (1, 2, 3, 5, 7, 12, 16, 23, 37, 64)), ("beside", range(2, 5))):
        for count in counts:
            times = np.zeros((size[1], size[0]), np.uint8)
            for place in laid(kind, count, size):
                sides = place.left, place.top, place.width, place.height
                assert all(side % 2 == 0 for side in sides)
                times[place.top :, place.left :][: place.height, : place.width] += 1
            assert times.min() == times.max() == 1


def test_a_wall_of_64_is_eight_by_eight() -> None:
    found = laid("wall", 64, (1280, 720))
    assert {(place.width, place.height) for place in found} == {(160, 90)}


def test_upright_screens_stack_what_stands_side_by_side() -> None:
    assert [place.top for place in laid("beside", 2, (720, 1280))] == [0, 640]
    assert [place.left for place in laid("beside", 2, (1280, 720))] == [0, 640]


def test_small_pictures_lie_in_the_corners_in_turn() -> None:
    found = laid("inset", 4, (1280, 720), corner="bottom-left", size=Fraction(1, 4))
    assert found[0] == Place(0, 0, 1280, 720)
    assert [(each.left < 640, each.top < 360) for each in found[1:]] == [
        (True, False),
        (True, True),
        (False, True),
    ]
    assert {(each.width, each.height) for each in found[1:]} == {(320, 180)}
    assert found[1].left == 32
    assert found[1].top + 180 + 32 == 720
