import numpy as np
import pytest

from ensemble.engine.sound.layers import factor
from ensemble.engine.sound.limiter import CEILING_DB, Sound, turn_downs, turned_down

SECOND = 48_000


def limited(sound: Sound, size: int = SECOND) -> Sound:
    blocks = [sound[at : at + size] for at in range(0, len(sound), size)]
    by = turn_downs(blocks)
    if by is None:
        return sound
    return np.concatenate([turned_down(each, at * size, by) for at, each in enumerate(blocks)])


def true_peak(sound: Sound) -> float:
    """Of sixteen times as many samples, with nothing added above the highest frequency."""
    spectrum = np.fft.rfft(sound, axis=0)
    return float(np.abs(np.fft.irfft(spectrum, len(sound) * 16, axis=0)).max() * 16)


def loud(seconds: float = 0.6) -> Sound:
    """Noise up to 20 kHz with a loud stretch and a crack."""
    sound = np.random.default_rng(5).standard_normal((int(seconds * SECOND), 2)) * 0.1
    sound[9_000:9_900] *= 9
    sound[20_000] = 1.7
    spectrum = np.fft.rfft(sound, axis=0)
    spectrum[int(20_000 * seconds) :] = 0
    return np.asarray(np.fft.irfft(spectrum, len(sound), axis=0))


def test_what_is_under_the_ceiling_is_not_touched() -> None:
    quiet = loud() * 0.2
    assert turn_downs([quiet]) is None


def test_the_true_peak_stays_under_the_ceiling_and_far_from_it_nothing_changes() -> None:
    sound = loud()
    found = limited(sound)
    assert true_peak(found) <= factor(CEILING_DB)
    assert np.array_equal(found[:8_500], sound[:8_500])
    assert not np.array_equal(found[8_800:9_000], sound[8_800:9_000])


def test_a_peak_between_samples_counts() -> None:
    """A tone whose samples reach 0.71 and whose curve reaches 1."""
    tone = np.sin(np.pi / 2 * np.arange(SECOND // 4) + np.pi / 4)[:, None].repeat(2, axis=1)
    assert np.abs(tone).max() < factor(CEILING_DB)
    assert np.abs(limited(tone)[3_000:9_000]).max() == pytest.approx(
        factor(CEILING_DB - 0.2) / np.sqrt(2), rel=0.004
    )


def test_blocks_leave_no_trace() -> None:
    sound = loud()
    assert np.array_equal(limited(sound, 4_800), limited(sound))
    assert np.array_equal(limited(sound, 777), limited(sound))


def test_it_comes_back_slowly_and_without_a_jump() -> None:
    steady = np.full((SECOND // 2, 2), 0.5)
    steady[10_000] = 2.0
    factors = np.delete(limited(steady)[:, 0] / 0.5, 10_000)
    assert np.abs(np.diff(factors)).max() < 0.01
    assert factors[9_000] == 1
    assert 0.5 < factors[12_000] < 0.9
    assert factors[-1] > 0.98
