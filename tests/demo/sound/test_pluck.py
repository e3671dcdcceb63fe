"""A string in tune."""

import numpy as np
import pytest

from ensemble.demo.sound.pluck import plucked


@pytest.mark.parametrize("hertz", [82.41, 196.0, 440.0])
def test_a_string_sounds_its_note_and_dies_away(hertz: float) -> None:
    string = plucked(hertz, 1.5, ring=1.5)
    power = np.abs(np.fft.rfft(string * np.hanning(len(string)), 1 << 18))
    near = np.fft.rfftfreq(1 << 18, 1 / 48_000)
    band = (near > hertz * 0.8) & (near < hertz * 1.2)
    found = near[band][power[band].argmax()]
    assert abs(1200 * np.log2(found / hertz)) < 6
    assert np.abs(string[-9600:]).max() < 0.1 * np.abs(string[:9600]).max()
