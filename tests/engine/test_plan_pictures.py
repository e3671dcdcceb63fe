"""Every look beside its golden picture (`python -m tests.engine.looks` draws them anew)."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from tests.engine.looks import GOLDEN, Picture, rendered
from tests.engine.similar import ssim

PICTURES = sorted(path.stem for path in GOLDEN.glob("*.webp"))


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Picture]:
    return rendered(tmp_path_factory.mktemp("looks"))


@pytest.mark.parametrize("name", PICTURES)
def test_it_looks_as_it_did(name: str, pictures: dict[str, Picture]) -> None:
    with Image.open(GOLDEN / f"{name}.webp") as opened:
        golden = np.asarray(opened.convert("RGB"))
    assert ssim(pictures[name], golden) >= 0.98
    apart = pictures[name].astype(float).mean((0, 1)) - golden.astype(float).mean((0, 1))
    assert np.abs(apart).max() < 2, "its colors are the same"


def test_every_look_has_a_golden_picture(pictures: dict[str, Picture]) -> None:
    assert sorted(pictures) == PICTURES


def test_golden_pictures_are_small() -> None:
    assert PICTURES
    for path in Path(GOLDEN).glob("*.webp"):
        assert path.stat().st_size <= 10_000
        with Image.open(path) as picture:
            assert max(picture.size) <= 320


def test_other_pictures_are_not_alike(pictures: dict[str, Picture]) -> None:
    """The yardstick itself: two looks that differ little are told apart."""
    assert ssim(pictures["move-begun"], pictures["move-near-its-end"]) < 0.9
    assert ssim(pictures["roll"], np.roll(pictures["roll"], 1, axis=0)) < 0.98
