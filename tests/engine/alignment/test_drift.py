from pathlib import Path

import numpy as np
import pytest

from ensemble.engine.alignment.drift import drift_sentence, straightened
from ensemble.engine.errors import Unsupported
from tests.engine.made import heard
from tests.engine.songs import RATE, part, saved, song


@pytest.mark.parametrize(
    ("ppm", "seconds", "words"),
    [
        (2.0, 180.0, "It keeps time to the end."),
        (400.0, 300.0, "It runs 120 ms ahead by the end."),
        (-400.0, 300.0, "It runs 120 ms behind by the end."),
        (5_000.0, 10_000.0, "It runs 50.0 s ahead by the end."),
        (88_435.4, 60.0, "It was recorded at 44,100 samples a second and is played as 48,000."),
        (-81_250.0, 60.0, "It was recorded at 48,000 samples a second and is played as 44,100."),
        (1_000.0, 60.0, "It runs at the speed of film, the mix at that of video."),
    ],
)
def test_drift_is_said_in_milliseconds(ppm: float, seconds: float, words: str) -> None:
    assert drift_sentence(ppm, seconds) == words


@pytest.mark.parametrize("ppm", [700.0, -700.0, 48_000 / 44_100 * 1e6 - 1e6])
def test_a_straightened_take_keeps_time(tmp_path: Path, folder: Path, ppm: float) -> None:
    wave = song(3.0)
    fast = saved(tmp_path / "fast.wav", part(wave, 0.0, 2.0, 1 + ppm / 1e6))
    made = straightened(fast, tmp_path / "straight.flac", folder, drift_ppm=ppm)
    found = heard(made, folder)[:, 0]
    assert abs(len(found) - 2 * RATE * (1 + ppm / 1e6)) < 4
    for begin in (RATE // 2, len(found) - RATE // 2):
        here, there = found[begin : begin + 16_384], wave[begin : begin + 16_384]
        fit = np.correlate(there[:12_000], here[100:11_900], "valid")
        assert abs(int(np.argmax(fit)) - 100) <= 1
    assert not list(folder.iterdir())


def test_what_can_not_be_straightened_is_refused(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(Unsupported, match=r"\.wav or \.flac"):
        straightened(tmp_path / "a.wav", tmp_path / "b.mp3", folder, drift_ppm=1)
    with pytest.raises(Unsupported, match="too differently"):
        straightened(tmp_path / "a.wav", tmp_path / "b.wav", folder, drift_ppm=200_000)
