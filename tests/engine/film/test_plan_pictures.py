"""Every look beside its golden picture (`python -m tests.engine.looks` draws them anew)."""

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ensemble.engine.film.render import render
from ensemble.engine.profiles import Profile
from ensemble.engine.timeline import Area, Clip, Media, Move, Still, Timeline, Track
from tests.engine import media
from tests.engine.looks import GOLDEN, Picture, rendered
from tests.engine.made import seen
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


def test_what_was_taken_upright_is_shown_upright(tmp_path: Path) -> None:
    """A film and a photograph, each with a note that it is to be turned by a quarter."""
    lying = media.film(tmp_path / "lying.mp4", seconds=0.2, has_sound=False)
    film = media.rotated(tmp_path / "film.mp4", lying, 90)
    photo, note = Image.new("RGB", (160, 90), "black"), Image.Exif()
    photo.paste((255, 255, 255), (0, 0, 160, 20))
    note[0x0112] = 6
    photo.save(tmp_path / "photo.jpg", exif=note, quality=95)
    still = Media("photo", tmp_path / "photo.jpg", "image")
    near = Area(width=Fraction(1, 2), height=Fraction(1, 2))
    items = (
        Clip(Media("film", film, "video"), Fraction(1, 10)),
        Still(still, Fraction(1, 10)),
        Still(still, Fraction(1, 10), move=Move(Area(), near)),
    )
    timeline = Timeline((Track("picture", items),))
    shape = Profile("test", 160, 90, rate=Fraction(10), quality=8, effort="ultrafast")
    shown = seen(
        render(timeline, tmp_path / "o.mp4", tmp_path, profile=shape).path, tmp_path, 160, 90
    )
    assert shown[0][:, :50].std() < 2 < shown[0][:, 60:100].std(), "bars at its sides"
    assert shown[1][45, 60:90].mean() < 40 < 200 < shown[1][45, 97:103].mean()
    assert shown[2][45, 150:].mean() > 200 > 60 > shown[2][45, :100].mean()
