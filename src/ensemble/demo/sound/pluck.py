"""A plucked string after Karplus and Strong, solved in the frequency domain.

The loop `y[n] = x[n] + g · lowpass(y[n - period])` is linear, so its whole life is one division
of spectra. That is fast, and the period need not be a whole number of samples: it is in tune.
"""

from functools import lru_cache

import numpy as np

from ensemble.demo.sound.envelope import swelling
from ensemble.demo.sound.filters import fast_size
from ensemble.demo.sound.noise import white
from ensemble.demo.sound.track import RATE, Mono, length_of, peaked, sounding


@lru_cache(maxsize=48)
def plucked(
    hertz: float, duration: float, *, ring: float = 3.0, bright: float = 0.5, seed: int = 1
) -> Mono:
    """One string: `ring` seconds to fall 60 dB, `bright` 0 … 1; peak 1. Do not write into it."""
    samples = length_of(duration)
    size = fast_size(samples + length_of(ring / 2))
    turn = np.linspace(0, np.pi, size // 2 + 1, dtype=np.float32)
    keep = 10 ** (-3 / (ring * hertz))
    # Averaging a little with the neighbor dulls every round trip, as a string does.
    soft = 0.12 + 0.38 * (1 - bright)
    loss = np.float32(keep * (1 - soft)) + np.float32(keep * soft) * np.cos(turn)
    delay = turn * np.float32(RATE / hertz)
    loop = loss * np.cos(delay) - 1j * (loss * np.sin(delay))
    spectrum = np.fft.rfft(_finger(hertz, bright, seed).astype(np.float64), size) / (1 - loop)
    string = sounding(np.fft.irfft(spectrum, size)[:samples])
    return peaked(string * swelling(samples, 0.001, min(0.08, duration / 4)))


def _finger(hertz: float, bright: float, seed: int) -> Mono:
    """One period of softened noise, plucked at a fifth of the string, without DC."""
    period = round(RATE / hertz)
    burst = white(period, seed)
    width = max(1, round((1 - bright) * period / 12))
    burst = sounding(np.convolve(burst, np.ones(width) / width, mode="same"))
    burst -= np.roll(burst, period // 5)
    return sounding(burst - burst.mean())
