from fractions import Fraction
from pathlib import Path

import pytest

from ensemble.engine.film.parts import Shot, Tiled
from ensemble.engine.film.plan import plan
from ensemble.engine.lettering.sheets import Style
from ensemble.engine.profiles import LANDSCAPE, Profile
from ensemble.engine.timeline import Timeline, Track
from ensemble.engine.timeline.items import Cell, Clip, Layout, Media

FROG = Media("frog", Path("frog.mp4"), "video")
TWO = Fraction(2)


def measure(text: str, style: Style) -> float:
    return len(text) * style.size / 2


def tiled(layout: Layout, profile: Profile = LANDSCAPE) -> list[Tiled]:
    made = plan(Timeline((Track("picture", (layout,)),)), profile, measure)
    parts = [segment.parts[0] for segment in made.segments]
    return [part for part in parts if isinstance(part, Tiled)]


def frog(name: str = "", seconds: int = 2) -> Cell:
    return Cell(Clip(FROG, Fraction(seconds)), name)


@pytest.mark.parametrize("count", [1, 5, 16, 64])
def test_names_stand_under_their_cells(count: int) -> None:
    (wall,) = tiled(Layout(tuple(frog(f"Voice {n}") for n in range(count)), TWO))
    for tile, line in zip(wall.tiles, wall.ground.lines, strict=True):
        place = tile.place
        assert line.y == place.top + place.height
        assert place.left < line.x < place.left + place.width
        assert measure(line.text, line.style) <= place.width


def test_without_names_the_cells_have_all_the_room() -> None:
    (wall,) = tiled(Layout((frog(),) * 4, TWO))
    assert sum(tile.place.width * tile.place.height for tile in wall.tiles) == 1280 * 720


def test_what_ends_sooner_stays_on_its_last_frame() -> None:
    layout = Layout((frog(seconds=10), frog(seconds=3)), Fraction(10))
    short = [wall.tiles[1].part for wall in tiled(layout)]
    begins = [wall.tiles[0].part for wall in tiled(layout)]
    for part, whole in zip(short, begins, strict=True):
        assert isinstance(part, Shot)
        assert isinstance(whole, Shot)
        if whole.first >= 90:
            assert (part.first, part.frames) == (89, 1)
        else:
            assert part.first == whole.first
            assert part.frames in (0, 90 - part.first)


def test_small_pictures_have_an_edge_and_names_of_their_own() -> None:
    (inset,) = tiled(Layout((frog("Ada"), frog("Cy"), frog()), TWO, "inset"))
    assert [tile.edge > 0 for tile in inset.tiles] == [False, True, True]
    assert [over.sheet.lines[0].text for over in inset.overs] == ["Ada", "Cy"]
    for over, tile in zip(inset.overs, inset.tiles, strict=False):
        assert tile.place.left <= over.left
        assert over.top + over.sheet.height <= tile.place.top + tile.place.height


def test_the_name_of_the_large_picture_keeps_clear_of_the_small_ones() -> None:
    for many in range(1, 5):
        (inset,) = tiled(Layout((frog("Ada"), *(frog() for _ in range(many))), TWO, "inset"))
        (name,) = inset.overs
        right, foot = name.left + name.sheet.width, name.top + name.sheet.height
        for place in (tile.place for tile in inset.tiles[1:]):
            beside = right <= place.left or name.left >= place.left + place.width
            assert beside or foot <= place.top or name.top >= place.top + place.height
