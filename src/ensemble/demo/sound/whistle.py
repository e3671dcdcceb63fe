"""Somebody whistling at the sink."""

from functools import lru_cache

import numpy as np

from ensemble.demo.sound.envelope import swelling
from ensemble.demo.sound.filters import filtered, resonant
from ensemble.demo.sound.noise import white
from ensemble.demo.sound.track import Mono, length_of, seconds, sounding
from ensemble.demo.sound.wave import hertz, turning


@lru_cache(maxsize=64)
def whistled(note: int, duration: float, *, seed: int = 1) -> Mono:
    """A near sine that slides up to its note, trembles, and leaks a little air."""
    samples = length_of(duration)
    time = seconds(samples)
    tremble = 14 * np.sin(2 * np.pi * 5.3 * time + seed) * np.minimum(1, time / 0.5)
    bend = (tremble - 120 * np.exp(-time * 30)).astype(np.float32)
    turn = 2 * np.pi * turning(hertz(note), samples, bend)
    air = filtered(white(samples, seed), resonant((hertz(note), 12, 1), dry=0.01))
    tone = np.sin(turn) + 0.05 * np.sin(2 * turn) + 0.16 * air
    return sounding(tone * swelling(samples, 0.05, min(0.12, duration / 3)))
