"""A guitar: strings struck one after another, a wooden body, or an amplifier on fire."""

from functools import lru_cache

import numpy as np

from ensemble.demo.sound.envelope import swelling
from ensemble.demo.sound.filters import filtered, high, low, resonant
from ensemble.demo.sound.pluck import plucked
from ensemble.demo.sound.track import Mono, length_of, peaked
from ensemble.demo.sound.wave import hertz

_BODY = resonant((102, 6, 0.7), (204, 8, 0.6), (385, 9, 0.35), (560, 10, 0.25))


@lru_cache(maxsize=32)
def strummed(
    notes: tuple[int, ...], duration: float, *, up: bool = False, bright: float = 0.55
) -> Mono:
    """A chord struck down (or up, lighter and only its upper strings), through the body."""
    order = notes[:1:-1] if up else notes
    samples = length_of(duration + 0.1)
    sound = np.zeros(samples, np.float32)
    for turn, note in enumerate(order):
        start = length_of(turn * (0.009 if up else 0.014))
        string = plucked(hertz(note), duration, ring=2.6, bright=bright, seed=note)
        sound[start : start + len(string)] += string[: samples - start] * (0.94**turn)
    sound = filtered(sound, _BODY, high(75), low(7000, 1)) * swelling(samples, 0.001, 0.1)
    return peaked(sound)


@lru_cache(maxsize=32)
def picked(note: int, duration: float) -> Mono:
    """One string alone."""
    return strummed((note,), duration, bright=0.5)


@lru_cache(maxsize=32)
def distorted(root: int, duration: float, *, muted: bool = False, take: int = 0) -> Mono:
    """Root, fifth and octave into a valve amplifier and its cabinet; muted by the palm."""
    ring = 0.25 if muted else 6.0
    strings = sum(
        plucked(hertz(root + step + cents / 100), duration, ring=ring, bright=0.6, seed=root + take)
        for step, cents in ((0, -2 + take), (7, 2), (12, 3 - take))
    )
    tight = filtered(np.asarray(strings, np.float32), high(120), low(5200, 1))
    loud = np.tanh(tight * 7) + 0.25 * np.tanh(tight * 22)
    cabinet = resonant((110, 2, 0.5), (2400, 1.4, 0.6))
    sound = filtered(loud.astype(np.float32), low(3900, 3), high(80), cabinet)
    sound *= swelling(len(sound), 0.002, 0.03)
    return peaked(sound)
