"""An electric piano, a warm pad and a kalimba."""

from functools import lru_cache

import numpy as np

from ensemble.demo.sound.envelope import fading, swelling
from ensemble.demo.sound.filters import filtered, high, low
from ensemble.demo.sound.noise import white
from ensemble.demo.sound.track import Mono, Sound, length_of, seconds, sounding
from ensemble.demo.sound.wave import cycle, hertz, reading, turning


@lru_cache(maxsize=48)
def electric_piano(note: int, duration: float, *, force: float = 0.6) -> Mono:
    """A tine: one sine bends another, brighter when struck harder."""
    samples = length_of(duration + 0.25)
    turn = (2 * np.pi * turning(hertz(note), samples)).astype(np.float32)
    body = np.sin(turn + np.float32(1.9 * force) * fading(samples, 2.2) * np.sin(turn))
    bell = np.sin(turn * 7) * fading(samples, 0.3) * (0.13 * force)
    sound = (body * fading(samples, 5.0) + bell) * swelling(samples, 0.002, 0.25)
    return sounding(sound * np.float32(force))


@lru_cache(maxsize=8)
def pad(note: int, duration: float, *, bright: float = 0.4, seed: int = 3) -> Sound:
    """Three strings that drift against each other, from the left to the right; slow to come."""
    samples = length_of(duration)
    pitch = hertz(note)
    count = np.arange(1, max(3, int(4500 / pitch)))
    table = cycle(count**-1.3 / (1 + (count * pitch / (700 + 2200 * bright)) ** 3), seed=seed)
    left, middle, right = (
        reading(table, turning(pitch, samples, cents, start))
        for cents, start in ((-6.0, 0.1), (0.0, 0.4), (5.0, 0.75))
    )
    both = np.stack([left + 0.7 * middle, right + 0.7 * middle], axis=1)
    return both * swelling(samples, min(0.9, duration / 3), min(1.2, duration / 3))[:, None]


@lru_cache(maxsize=64)
def kalimba(note: int, *, ring: float = 1.8) -> Mono:
    """A metal tongue on a wooden box: the tone, its high mode, and the thumb."""
    samples = length_of(ring)
    pitch = hertz(note)
    time = seconds(samples)
    tone = np.sin(2 * np.pi * pitch * time) * fading(samples, ring)
    second = np.sin(2 * np.pi * pitch * 2.0 * time) * fading(samples, ring * 0.5) * 0.12
    mode = np.sin(2 * np.pi * pitch * 5.4 * time) * fading(samples, 0.18) * 0.22
    thumb = filtered(white(samples, note), low(1500), high(200)) * fading(samples, 0.03) * 0.4
    return sounding((tone + second + mode + thumb) * swelling(samples, 0.001, 0.05))
