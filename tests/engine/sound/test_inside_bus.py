"""The sum of any layers beside a plain model of it. Our own WAV files: nothing is parsed here."""

from fractions import Fraction
from math import pi, sin
from typing import Any

import numpy as np
import pytest
from hypothesis import Phase, given, settings, strategies
from numpy.typing import NDArray

from ensemble.engine.sound import bus, inside_bus
from ensemble.engine.sound.inside_shelf import Shelf
from ensemble.engine.sound.layers import factor, pan_factors
from ensemble.engine.sound.scene import scene
from ensemble.engine.timeline import Clip, Media, Timeline, Track
from ensemble.engine.times import to_frames
from tests.engine.made import Samples, noise, sound

SECOND = 48_000

SHORT = SECOND // 20


@pytest.fixture(scope="session")
def stems(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Media, Samples]]:
    place = tmp_path_factory.mktemp("stems")
    sounds = [noise(20 + each, SHORT * (each + 1), 0.05) for each in range(3)]
    return [(sound(place / f"s{at}.wav", each), each) for at, each in enumerate(sounds)]


def of(samples: int) -> Fraction:
    return Fraction(samples, SECOND)


placings = strategies.lists(
    strategies.fixed_dictionaries(
        {
            "stem": strategies.integers(0, 2),
            "at": strategies.integers(-500, 2 * SHORT),
            "first": strategies.integers(0, 900),
            "length": strategies.integers(1_000, 2 * SHORT),
            "gain_db": strategies.floats(-20, 6),
            "pan": strategies.sampled_from([0.0, -1.0, 0.3]),
            "fade_in": strategies.integers(0, 500),
            "fade_out": strategies.integers(0, 500),
            "loop": strategies.sampled_from([None, Fraction(2_000, 3), Fraction(2_500)]),
            "muted": strategies.sampled_from([False, False, True]),
        }
    ),
    min_size=1,
    max_size=5,
)


def plain(total: NDArray[np.float64], stem: Samples, place: dict[str, Any]) -> None:
    """One layer, sample by sample, in 64-bit floats."""
    left, right = pan_factors(place["pan"]) if place["pan"] else (1.0, 1.0)
    length, loop = place["length"], place["loop"]
    for each in range(length):
        turn = max(0, int(each / loop) - 1) if loop else 0
        while loop and to_frames((turn + 1) * loop, 1) <= each:
            turn += 1
        source = place["first"] + each - (to_frames(turn * loop, 1) if loop else 0)
        at = place["at"] + each
        if not (0 <= at < len(total) and source < len(stem)):
            continue
        level = factor(place["gain_db"])
        if each < place["fade_in"]:
            level *= sin(each / place["fade_in"] * pi / 2)
        if length - each < place["fade_out"]:
            level *= sin((length - each) / place["fade_out"] * pi / 2)
        total[at] += stem[source].astype(np.float64) * (level * left, level * right)


@settings(max_examples=8, phases=[Phase.explicit, Phase.generate])
@given(places=placings)
def test_any_timeline_is_what_a_plain_model_makes_of_it(
    places: list[dict[str, Any]], stems: list[tuple[Media, Samples]]
) -> None:
    length = 2 * SHORT
    expected = np.zeros((length, 2))
    tracks = []
    for place in places:
        media, samples = stems[place["stem"]]
        if not place["muted"]:
            plain(expected, samples, place)
        tracks.append(Track("sound", (placed(media, place),), pan=place["pan"]))
    lane = scene(Timeline(tuple(tracks)), samples=length)
    for size in (bus.BLOCK, 960):
        found = np.concatenate(list(inside_bus.sums(lane, Shelf(lane), size))) / bus.GRID
        assert np.abs(found - expected).max() < 10 ** (-120 / 20)


def placed(media: Media, place: dict[str, Any]) -> Clip:
    loop = place["loop"] and place["loop"] / SECOND
    return Clip(
        media,
        of(place["length"]),
        of(place["first"]),
        of(place["at"]),
        gain_db=place["gain_db"],
        fade_in=of(place["fade_in"]),
        fade_out=of(place["fade_out"]),
        muted=place["muted"],
        loop=loop,
    )
