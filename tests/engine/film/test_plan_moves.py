from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ensemble.engine.film.parts import Held
from ensemble.engine.film.plan import Segment, plan
from ensemble.engine.film.plan_arguments import arguments
from ensemble.engine.film.plan_pictures import Feed
from ensemble.engine.process import ffmpeg
from ensemble.engine.profiles import Profile
from ensemble.engine.timeline import Area, Media, Move, Still, Timeline, Track
from tests.engine.made import seen

LOSSLESS = Profile("test", 160, 96, rate=Fraction(12), quality=0, effort="veryfast")
NEAR = Area(Fraction(1, 5), Fraction(1, 10), Fraction(3, 5), Fraction(3, 5))
SIZE = (400, 240)


@pytest.fixture(scope="module")
def dot(tmp_path_factory: pytest.TempPathFactory) -> Media:
    """A soft dot at a place between pixels."""
    path = tmp_path_factory.mktemp("dot") / "dot.png"
    y, x = np.mgrid[0 : SIZE[1], 0 : SIZE[0]]
    light = 60 + 190 * np.exp(-((x - 203.3) ** 2 + (y - 90.7) ** 2) / (2 * 12.0**2))
    Image.fromarray(light.astype(np.uint8)).convert("RGB").save(path)
    return Media("dot", path, "image")


def frames(dot: Media, segments: tuple[Segment, ...], folder: Path) -> np.ndarray:
    """Luma of every frame of the segments, one after another."""
    feed = Feed(dot.path, "png_pipe", width=SIZE[0], height=SIZE[1])
    found = []
    for number, segment in enumerate(segments):
        made = folder / f"{number}.mp4"
        command = arguments(segment, LOSSLESS, [feed], made)
        ffmpeg.run(command, folder=folder, inputs=[dot.path])
        found += seen(made, folder, 160, 96)
    return np.array(found, float)


def segments(dot: Media, move: Move, seconds: int) -> tuple[Segment, ...]:
    timeline = Timeline((Track("picture", (Still(dot, Fraction(seconds), move=move),)),))
    return plan(timeline, LOSSLESS, lambda text, style: 0.0).segments


def middle(frame: np.ndarray) -> tuple[float, float]:
    light = np.clip(frame - 90, 0, None)
    y, x = np.mgrid[0:96, 0:160]
    return float((light * x).sum() / light.sum()), float((light * y).sum() / light.sum())


@pytest.mark.parametrize("pace", ["even", "gentle"])
def test_a_move_is_the_same_wherever_it_is_cut(dot: Media, folder: Path, pace: str) -> None:
    parts = segments(dot, Move(Area(), NEAR, pace), 7)  # type: ignore[arg-type]
    assert len(parts) > 1
    (first,) = parts[0].parts
    assert isinstance(first, Held)
    assert first.moving is not None
    whole = Held(first.source, first.fit, type(first.moving)(first.moving.move, 84, 0, 84))
    in_one = frames(dot, (Segment("all", 0, 84, (whole,)),), folder)
    assert np.array_equal(frames(dot, parts, folder), in_one)


def test_a_moved_still_does_not_shake_and_ends_where_it_should(dot: Media, folder: Path) -> None:
    found = frames(dot, segments(dot, Move(Area(), NEAR, "even"), 2), folder)
    places = np.array([middle(frame) for frame in found])
    assert places[0] == pytest.approx([203.3 * 0.4 - 0.3, 90.7 * 0.4 - 0.3], abs=0.15)
    ends = (203.8 - 80) * 160 / 240 - 0.5, (91.2 - 24) * 96 / 144 - 0.5
    assert places[-1] == pytest.approx(ends, abs=0.15)
    moments = np.linspace(-1, 1, len(places))
    for along in places.T:
        path = np.polynomial.Polynomial.fit(moments, along, 5)(moments)
        assert np.sqrt((np.diff(along - path, 2) ** 2).mean()) <= 0.02


def test_a_picture_of_another_shape_fills_the_screen(dot: Media, folder: Path) -> None:
    tall = Area(Fraction(2, 5), Fraction(0), Fraction(1, 5), Fraction(1))
    found = frames(dot, segments(dot, Move(tall, Area(), "gentle"), 1), folder)
    assert found.min() > 50
