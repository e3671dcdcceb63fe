"""Rain on a window, and the engine of a bus behind it."""

import numpy as np

from ensemble.demo.sound.envelope import fading
from ensemble.demo.sound.filters import filtered, high, low, resonant
from ensemble.demo.sound.noise import white
from ensemble.demo.sound.track import RATE, Mono, Sound, length_of, place, seconds, silence
from ensemble.demo.sound.wave import cycle, hertz, reading, turning


def rain(samples: int, *, drops: float = 30, seed: int = 1) -> Sound:
    """A soft hiss that comes and goes, and so many drops a second on the pane."""
    chance = np.random.default_rng(seed)
    track = silence(samples)
    for side in (0, 1):
        hiss = filtered(white(samples, seed * 3 + side), high(900, 1), low(5200))
        gust = 1 + 0.35 * np.sin(2 * np.pi * 0.11 * seconds(samples) + side + seed)
        track[:, side] = 0.10 * hiss * gust.astype(np.float32)
    pool = [_drop(pitch, seed=seed + n) for n, pitch in enumerate((1400, 1900, 2500, 3200, 4100))]
    for at in chance.integers(0, samples, int(drops * samples / RATE)):
        near = min(0.16, chance.exponential(0.045))
        place(track, pool[chance.integers(5)], int(at), near, chance.uniform(-1, 1))
    return track


def idling(samples: int, note: int) -> Mono:
    """A motor that hums on a note, with a slow shudder."""
    time = seconds(samples)
    count = np.arange(1, 14)
    hum = reading(cycle(1 / count**1.1, seed=8), turning(hertz(note), samples))
    shudder = 1 + 0.25 * np.sin(2 * np.pi * 6.0 * time) * np.sin(2 * np.pi * 0.15 * time)
    return filtered((hum * shudder).astype(np.float32), low(320), high(35))


def _drop(pitch: float, seed: int) -> Mono:
    samples = length_of(0.05)
    tap = white(samples, seed) * fading(samples, 0.012)
    return filtered(tap, resonant((pitch, 7, 1.6), dry=0.2), high(500), low(5000, 1))
