from fractions import Fraction

import pytest

from ensemble.engine.errors import Unsupported
from ensemble.engine.profiles import LANDSCAPE, PROFILES, Profile, profile_named


def test_a_moment_is_its_nearest_frame() -> None:
    assert LANDSCAPE.frames(Fraction(1, 60)) == 1
    assert LANDSCAPE.frames(Fraction(1, 61)) == 0


def test_sound_is_as_long_as_the_frames() -> None:
    assert LANDSCAPE.samples(30, 48_000) == 48_000
    assert LANDSCAPE.at(Fraction(30_000, 1001)).samples(30_000, 48_000) == 1001 * 48_000


def test_every_shape_is_found_by_its_name() -> None:
    assert all(profile_named(name) is profile for name, profile in PROFILES.items())


def test_an_unknown_shape_is_refused_with_the_known_ones() -> None:
    with pytest.raises(Unsupported, match="Choose landscape, full"):
        profile_named("round")


@pytest.mark.parametrize(
    ("width", "height", "rate"), [(1281, 720, 30), (8000, 720, 30), (64, 64, 0)]
)
def test_an_impossible_shape_is_refused(width: int, height: int, rate: int) -> None:
    with pytest.raises(Unsupported):
        Profile("odd", width, height, Fraction(rate))


def test_a_proxy_is_half_as_large_and_has_the_same_frames() -> None:
    proxies = [profile.proxy() for profile in PROFILES.values()]
    assert [(each.width, each.height) for each in proxies] == [
        (640, 360), (960, 540), (426, 240), (360, 640), (360, 360),
    ]  # fmt: skip
    assert {each.rate for each in proxies} == {LANDSCAPE.rate}
    assert Profile("least", 16, 18).proxy().height == 16
