"""Pictures are full, sharp, the same again, and drawn with the same lines twice."""

from functools import cache

import numpy as np
import pytest
from PIL import Image

from ensemble.demo.pictures.gallery import GALLERY, Picture

every_picture = pytest.mark.parametrize("picture", GALLERY, ids=lambda picture: picture.title)


@cache
def drawn(picture: Picture, colored: bool) -> Image.Image:
    return picture.draw(1, colored=colored)


@every_picture
def test_a_picture_is_large_and_full(picture: Picture) -> None:
    image = drawn(picture, True)
    assert image.mode == "RGB"
    assert sorted(image.size) == [1200, 1600]
    assert image.convert("L").entropy() > 5  # bits; an empty sheet with its grain has under 4
    quarters = np.asarray(image.convert("L"), np.float32).reshape(2, image.height // 2, 2, -1)
    assert (quarters.std(axis=(1, 3)) > 8).all()


@every_picture
def test_the_line_drawing_has_the_lines_of_the_colored_one(picture: Picture) -> None:
    ink = np.asarray(drawn(picture, False).convert("L")) < 70
    assert 0.005 < ink.mean() < 0.2
    across, down = np.gradient(np.asarray(drawn(picture, True).convert("L"), np.float32))
    change = np.hypot(across, down)
    assert change[ink].mean() > 2 * change.mean()


@every_picture
def test_a_line_drawing_is_not_colored(picture: Picture) -> None:
    red, _, blue = (np.asarray(band, np.int16) for band in drawn(picture, False).split())
    assert np.abs(red - blue).max() < 60
    red, _, blue = (np.asarray(band, np.int16) for band in drawn(picture, True).split())
    assert np.abs(red - blue).max() > 120


def test_the_same_seed_is_the_same_picture_and_another_is_another() -> None:
    for picture in (GALLERY[0], GALLERY[4]):
        assert picture.draw(1).tobytes() == drawn(picture, True).tobytes()
        assert picture.draw(2).tobytes() != drawn(picture, True).tobytes()


def test_every_picture_has_its_own_title_and_says_what_is_seen() -> None:
    assert len({picture.title for picture in GALLERY}) == len(GALLERY) == 8
    assert all(len(picture.alternative) > 40 for picture in GALLERY)
