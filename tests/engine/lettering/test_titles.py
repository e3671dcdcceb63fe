from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ensemble.engine.lettering.credits import Screen, title_sheet
from ensemble.engine.lettering.fonts import Fonts, found_in
from ensemble.engine.lettering.sheets import NAME, Line, Sheet
from ensemble.engine.lettering.titles import draw, measuring
from ensemble.engine.timeline import Title


def drawn(path: Path) -> np.typing.NDArray[np.uint8]:
    return np.asarray(Image.open(path).convert("L"))


def written(text: str, path: Path, fonts: Fonts) -> np.typing.NDArray[np.uint8]:
    return drawn(draw(Sheet(600, 60, (Line(text, NAME, 300, 8),)), path, fonts))


@pytest.mark.parametrize("fonts", [found_in(), Fonts()])
def test_a_title_is_paper_on_ink_and_stays_within_the_screen(tmp_path: Path, fonts: Fonts) -> None:
    screen = Screen(1280, 720, measuring(fonts))
    sheet = title_sheet(Title("A very long title " * 9, Fraction(3), "by many"), screen)
    picture = drawn(draw(sheet, tmp_path / "a.png", fonts))
    assert picture.shape == (720, 1280)
    assert picture.max() > 240
    assert len(np.unique(picture[:, :60])) == len(np.unique(picture[:, -60:])) == 1


def test_a_part_of_a_sheet_is_that_part_of_the_picture(tmp_path: Path) -> None:
    fonts = found_in()
    sheet = Sheet(300, 400, tuple(Line(f"Name {n}", NAME, 150, n * 44) for n in range(8)))
    whole = drawn(draw(sheet, tmp_path / "a.png", fonts))
    part = drawn(draw(sheet, tmp_path / "b.png", fonts, top=61, height=200))
    assert np.array_equal(part, whole[61:261])


def test_scripts_are_shaped(tmp_path: Path) -> None:
    """Lam and alef become one letter, which is narrower than the two."""
    measure = measuring(found_in())
    apart = measure("\u0644", NAME) + measure("\u0627", NAME)
    assert measure("\u0644\u0627", NAME) < apart * 0.95


@pytest.mark.parametrize(
    "text", ["%{eif:1}", "[v];drawtext=text=x", "<b>x</b>", "'; rm -rf /", "\\N{\\b1}"]
)
def test_hostile_words_are_only_words(tmp_path: Path, text: str) -> None:
    fonts = found_in()
    assert written(text, tmp_path / "a.png", fonts).max() > 200


def test_a_line_leftwards_keeps_its_spaces_between_words(tmp_path: Path) -> None:
    fonts = found_in()
    columns = written("אבי (Avi)", tmp_path / "a.png", fonts).max(axis=0) > 60
    lit = np.flatnonzero(columns)
    gaps = np.diff(lit)
    assert gaps.max() >= 6, "there is a space between the two words"
    left = columns[lit[0] : lit[0] + lit[np.argmax(gaps)] - lit[0] + 1]
    assert len(left) > 40, "the Latin part stands on the left"
