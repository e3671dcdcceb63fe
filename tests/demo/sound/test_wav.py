"""A WAV that others can read."""

import wave
from pathlib import Path

import numpy as np

from ensemble.demo.sound.wav import write_wav


def test_a_sound_is_written_as_sixteen_bit_stereo(tmp_path: Path) -> None:
    sound = np.array([[0.5, -0.5], [2.0, 0.0]], np.float32)
    with wave.open(str(write_wav(tmp_path / "two.wav", sound))) as file:
        assert file.getparams()[:4] == (2, 2, 48_000, 2)
        assert np.frombuffer(file.readframes(2), "<i2").tolist() == [16384, -16384, 32767, 0]
