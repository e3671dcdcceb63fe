"""Every look beside its golden picture (`python -m tests.engine.looks` draws them anew)."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from tests.engine.looks import GOLDEN, Picture, rendered
from tests.engine.similar import ssim

PICTURES = sorted(path.stem for path in GOLDEN.glob("*.webp"))


def test_every_look_is_as_it_was(tmp_path: Path) -> None:
    pictures = rendered(tmp_path)
    assert sorted(pictures) == PICTURES
    changed = {name: _unlike(picture, golden(name)) for name, picture in pictures.items()}
    assert {name: words for name, words in changed.items() if words} == {}


def test_golden_pictures_are_small() -> None:
    assert PICTURES
    for path in Path(GOLDEN).glob("*.webp"):
        assert path.stat().st_size <= 10_000
        with Image.open(path) as picture:
            assert max(picture.size) <= 320


def test_the_yardstick_tells_looks_apart() -> None:
    """Two that differ little, and one that is a pixel lower."""
    assert ssim(golden("move-begun"), golden("move-near-its-end")) < 0.9
    assert ssim(golden("roll"), np.roll(golden("roll"), 1, axis=0)) < 0.98
    assert ssim(golden("roll"), golden("roll")) == pytest.approx(1)


def golden(name: str) -> Picture:
    with Image.open(GOLDEN / f"{name}.webp") as opened:
        return np.asarray(opened.convert("RGB"))


def _unlike(picture: Picture, other: Picture) -> str:
    """What is different, if anything is."""
    alike = ssim(picture, other)
    apart = np.abs(picture.astype(float).mean((0, 1)) - other.astype(float).mean((0, 1))).max()
    return "" if alike >= 0.98 and apart < 2 else f"{alike:.3f} alike, colors {apart:.1f} apart"
