import numpy as np
import pytest

from ensemble.engine.sound.bus import GRID
from ensemble.engine.sound.ducking import Follower

SECOND = 48_000


def voice() -> np.ndarray:
    """Silence, a second of speech, silence."""
    sound = np.zeros((3 * SECOND, 2))
    sound[SECOND : 2 * SECOND] = np.random.default_rng(1).standard_normal((SECOND, 2)) * 0.1
    return np.rint(sound * GRID)


def test_the_bed_is_down_under_the_voice_and_whole_before_it() -> None:
    factors = Follower(12.0, 0.1, 0.3).factors(voice())
    assert (factors[: SECOND - 480] == 1).all()
    assert factors[2 * SECOND - 1] == pytest.approx(10 ** (-12 / 20), rel=0.01)
    assert 0.75 < factors[-1] < 1
    assert np.abs(np.diff(factors)).max() < 0.01


def test_it_hears_the_same_in_any_blocks() -> None:
    whole = Follower(9.0, 0.05, 0.5).factors(voice())
    follower = Follower(9.0, 0.05, 0.5)
    pieces = [follower.factors(voice()[at : at + 4_800]) for at in range(0, 3 * SECOND, 4_800)]
    assert np.array_equal(np.concatenate(pieces), whole)


def test_breath_is_no_voice() -> None:
    assert (Follower(12.0, 0.1, 0.3).factors(voice() * 0.05) == 1).all()


def test_without_attack_it_is_down_within_a_hundredth_of_a_second() -> None:
    factors = Follower(20.0, 0.0, 0.0).factors(voice())
    assert factors[SECOND + 480] == pytest.approx(0.1)
