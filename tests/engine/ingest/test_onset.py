"""Where a short take begins to be heard."""

from typing import Any

import numpy as np
import pytest

from ensemble.engine.ingest.onset import onset
from ensemble.engine.ingest.peaks import Peaks

RATE = 48_000


def waveform(*parts: tuple[float, float]) -> dict[str, Any]:
    """Noise of so many seconds at such levels, one after another, as its waveform."""
    made = np.random.default_rng(7)
    sound = [made.uniform(-level, level, round(seconds * RATE)) for seconds, level in parts]
    peaks = Peaks(RATE)
    peaks.feed((np.concatenate(sound) * 32_767).astype("<i2").tobytes())
    peaks.finish()
    return peaks.zoom(4_000)


@pytest.mark.parametrize("quiet", [0.0, 0.013, 0.3, 1.777])
def test_an_attack_is_found_to_a_hundredth_of_a_second(quiet: float) -> None:
    found = onset(waveform((quiet, 0.01), (0.5, 0.8), (0.5, 0.1)))
    assert found is not None
    assert abs(float(found) - quiet) <= 0.01


def test_a_tick_before_it_is_not_the_take() -> None:
    found = onset(waveform((0.4, 0.005), (0.003, 0.9), (0.4, 0.005), (1.0, 0.8)))
    assert found is not None
    assert abs(float(found) - 0.803) <= 0.01


def test_a_swelling_begins_where_it_was_quiet() -> None:
    rise = [(0.02, level) for level in np.linspace(0.02, 0.8, 20)]
    found = onset(waveform((0.5, 0.01), *rise, (0.5, 0.8)))
    assert found is not None
    assert 0.5 <= float(found) <= 0.56


@pytest.mark.parametrize("parts", [((1.0, 0.0),), ()])
def test_silence_has_no_beginning(parts: tuple[tuple[float, float], ...]) -> None:
    assert onset(waveform(*(parts or ((0.0, 0.0),)))) is None


def test_a_single_clap_is_found_where_nothing_is_held() -> None:
    found = onset(waveform((0.25, 0.0), (0.004, 0.9), (0.5, 0.0)))
    assert found is not None
    assert abs(float(found) - 0.25) <= 0.01
