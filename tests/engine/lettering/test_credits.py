from fractions import Fraction
from itertools import pairwise

import pytest

from ensemble.engine.lettering.credits import (
    Motion,
    Screen,
    card_sheets,
    motion,
    roll_sheet,
    title_sheet,
)
from ensemble.engine.lettering.sheets import Sheet, Style
from ensemble.engine.timeline import CreditsRoll, Section, Title


def half(text: str, style: Style) -> float:
    """Letters half as wide as they are high."""
    return len(text) * style.size / 2


WIDE = Screen(1280, 720, half)
TALL = Screen(720, 1280, half)
MANY = CreditsRoll(
    (
        Section("Voices", tuple(f"Voice {number}" for number in range(60))),
        Section("Drums", ("Ada",)),
    ),
    Fraction(30),
    title="The pond",
    thanks=("our neighbors",),
    room=("Cy",),
)
EVERYONE = {"Voices", "Drums", "Ada", "The pond", "our neighbors", "Cy", "With thanks to"}
EVERYONE |= {"Also in the room", *(f"Voice {number}" for number in range(60))}


def words(*sheets: Sheet) -> set[str]:
    return {line.text for sheet in sheets for line in sheet.lines}


@pytest.mark.parametrize("screen", [WIDE, TALL])
def test_a_roll_names_everyone_and_nobody_runs_over_the_edge(screen: Screen) -> None:
    sheet = roll_sheet(MANY, screen)
    assert words(sheet) == EVERYONE
    for line in sheet.lines:
        share = {"left": 0.0, "middle": 0.5, "right": 1.0}[line.anchor]
        width = half(line.text, line.style)
        assert line.x - width * share >= 0
        assert line.x + width * (1 - share) <= screen.width


@pytest.mark.parametrize("screen", [WIDE, TALL])
def test_lines_never_lie_on_each_other(screen: Screen) -> None:
    lines = sorted(roll_sheet(MANY, screen).lines, key=lambda line: (line.anchor, line.y))
    for above, below in pairwise(lines):
        if above.anchor == below.anchor:
            assert below.y >= above.y + above.style.line


def test_cards_name_everyone_on_screens_of_their_own() -> None:
    cards = card_sheets(MANY, WIDE)
    assert words(*cards) == EVERYONE
    for card in cards:
        assert card.height == 720
        assert all(line.y >= 0 and line.y + line.style.line <= 720 for line in card.lines)


def test_a_roll_moves_by_whole_pixels_and_shows_everything() -> None:
    sheet = roll_sheet(MANY, WIDE)
    moving = motion(sheet, 720, 900)
    offsets = [moving.offset(frame) for frame in range(900)]
    steps = {after - before for before, after in pairwise(offsets)}
    assert steps <= {0, moving.speed, moving.travel % moving.speed}
    assert (offsets[0], offsets[-1]) == (0, sheet.height - 720)


def test_a_short_sheet_rests() -> None:
    assert motion(Sheet(1280, 720), 720, 100) == Motion(0, 1, 0)


def test_a_title_is_in_the_middle() -> None:
    sheet = title_sheet(Title("The pond", Fraction(3), "by many"), WIDE)
    top, bottom = sheet.lines[0].y, sheet.lines[-1].y + sheet.lines[-1].style.line
    assert abs(top - (720 - bottom)) <= 1
