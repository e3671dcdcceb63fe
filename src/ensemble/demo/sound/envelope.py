"""How loud a sound is over its life."""

import numpy as np

from ensemble.demo.sound.track import Mono, length_of, seconds, sounding


def fading(samples: int, time: float) -> Mono:
    """Exponential decay that loses 60 dB in `time` seconds, ending at exactly zero."""
    fall = np.exp(seconds(samples) * np.float32(-6.9 / time))
    return sounding(fall * swelling(samples, 0.0005, 0.005))


def swelling(samples: int, attack: float, release: float) -> Mono:
    """A plateau that rises in `attack` seconds and falls in `release`, both as half cosines."""
    shape = np.ones(samples, np.float32)
    rise = min(length_of(attack), samples // 2)
    fall = min(length_of(release), samples // 2)
    if rise:
        shape[:rise] *= _slope(rise)
    if fall:
        shape[-fall:] *= _slope(fall)[::-1]
    return shape


def _slope(samples: int) -> Mono:
    turn = np.linspace(0, np.pi, samples, dtype=np.float32)
    return (np.float32(1) - np.cos(turn)) / np.float32(2)
