"""What one plays along with."""

import wave
from fractions import Fraction
from pathlib import Path

import numpy as np

from ensemble.engine.ingest.probe import probe
from ensemble.engine.sound.bounce import bounce
from ensemble.engine.timeline import Clip, Media, Timeline, Track
from tests.engine.made import heard, noise, sound

RATE = 48_000


def mono(path: Path, seed: int, samples: int) -> Media:
    """A 16-bit WAV of one channel."""
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes((noise(seed, samples)[:, 0] * 32_000).astype("<i2").tobytes())
    return Media(path.stem, path, "audio")


def lone(media: Media, samples: int, at: int = 0) -> Track:
    return Track("sound", (Clip(media, Fraction(samples, RATE), offset=Fraction(at, RATE)),))


def test_two_sounds_become_one_of_known_length(tmp_path: Path) -> None:
    tones = [mono(tmp_path / f"{seed}.wav", seed, RATE) for seed in (1, 2)]
    made = bounce(Timeline((lone(tones[0], RATE), lone(tones[1], RATE, 778))), tmp_path)
    assert (made.samples, made.channels) == (RATE + 778, 1)
    assert [probe(path).channels for path in (made.flac, made.opus)] == [1, 1]
    assert 0 < max(made.drawn) <= 128
    found = heard(made.flac, tmp_path).ravel()
    assert len(found) == RATE + 778
    expected = np.zeros(RATE + 778)
    for seed, at in ((1, 0), (2, 778)):
        expected[at : at + RATE] += (noise(seed, RATE)[:, 0] * 32_000).astype(np.int16) / 32_768
    assert float(np.abs(found - expected).max()) < 2 / 32_768


def test_what_is_stereo_stays_stereo(tmp_path: Path) -> None:
    wide = sound(tmp_path / "wide.wav", noise(3, RATE))
    made = bounce(Timeline((lone(wide, RATE),)), tmp_path)
    assert (made.channels, len(heard(made.flac, tmp_path))) == (2, RATE)
