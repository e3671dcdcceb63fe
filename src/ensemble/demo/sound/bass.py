"""A plucked bass, and a growling one."""

from functools import lru_cache

import numpy as np

from ensemble.demo.sound.envelope import swelling
from ensemble.demo.sound.filters import filtered, high, low, resonant
from ensemble.demo.sound.pluck import plucked
from ensemble.demo.sound.track import Mono, length_of, peaked, sounding
from ensemble.demo.sound.wave import cycle, hertz, reading, turning


@lru_cache(maxsize=64)
def fingered(note: int, duration: float) -> Mono:
    """A round string with a wooden body; `note` is MIDI, `duration` seconds."""
    string = plucked(hertz(note), duration + 0.06, ring=4.5, bright=0.25, seed=note)
    turn = turning(hertz(note), len(string))
    # The fundamental of so short a pluck is thin; a sine under it carries the room.
    weight = np.sin(2 * np.pi * turn).astype(np.float32) * np.abs(_following(string))
    warm = filtered(string + 0.9 * weight, low(1100, 2), high(32), resonant((95, 1.2, 0.5)))
    return sounding(warm * swelling(len(warm), 0.003, 0.06) / np.abs(warm).max())


@lru_cache(maxsize=64)
def growling(note: int, duration: float) -> Mono:
    """A driven saw with its fundamental kept clean."""
    samples = length_of(duration)
    pitch = hertz(note)
    count = np.arange(1, int(3000 / pitch))
    saw = reading(cycle(1 / count, seed=2), turning(pitch, samples))
    driven = filtered(np.tanh(saw * 4), low(1400), high(70), resonant((700, 1.5, 0.7)))
    sub = np.sin(2 * np.pi * turning(pitch, samples)).astype(np.float32)
    sound = (0.8 * driven + 0.4 * sub) * swelling(samples, 0.004, 0.04)
    return peaked(sound)


def _following(string: Mono) -> Mono:
    """A smooth loudness of the string: its decay, seen through 40 ms windows."""
    step = length_of(0.04)
    blocks = np.abs(string[: len(string) // step * step]).reshape(-1, step).max(axis=1)
    spots = np.arange(len(blocks)) * step
    return sounding(np.interp(np.arange(len(string)), spots, blocks))
