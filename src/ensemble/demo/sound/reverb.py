"""A room: convolution with noise that dies away."""

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from ensemble.demo.sound.envelope import fading
from ensemble.demo.sound.filters import fast_size
from ensemble.demo.sound.noise import white
from ensemble.demo.sound.track import Mono, Sound, length_of

Tail = npt.NDArray[np.float64]


def in_room(sound: Sound, *, size: float = 1.2, wet: float = 0.2, seed: int = 7) -> Sound:
    """The sound (an even number of samples) and its room; `size` is the reverberation in seconds.

    Walls swallow what is above 12 kHz, so the room is computed at half the rate.
    """
    send = _halved(sound)
    room = _room(size, seed)
    padded = fast_size(len(send) + len(room[0]))
    spectrum = np.fft.rfft(send, padded).astype(np.complex64)
    heard = sound.copy()
    for side in (0, 1):
        walls = np.fft.rfft(room[side], padded).astype(np.complex64)
        echo = np.fft.irfft(spectrum * walls, padded)[: len(send)] * np.float32(wet)
        heard[0::2, side] += echo
        heard[1::2, side] += (echo + np.roll(echo, -1)) / 2
    return heard


def _halved(sound: Sound) -> Tail:
    """Both sides together, at half the rate."""
    pairs = sound.reshape(-1, 4)
    return (pairs[:, 0] + pairs[:, 1] + pairs[:, 2] + pairs[:, 3]).astype(np.float64) / 4


@lru_cache(maxsize=4)
def _room(size: float, seed: int) -> tuple[Tail, Tail]:
    """Two independent tails after 12 ms of nothing, each of energy two."""
    return _tail(size, seed * 2), _tail(size, seed * 2 + 1)


def _tail(size: float, seed: int) -> Tail:
    """Noise whose bright part dies sooner than the dark."""
    samples = length_of(size) // 2
    bright = white(samples, seed)
    dark = np.convolve(bright, np.hanning(9).astype(np.float32) / 4, mode="same")
    body: Mono = bright * _dying(samples, size * 0.35) * np.float32(0.35)
    body += dark * _dying(samples, size)
    loudness = np.sqrt(np.vdot(body, body) / 2)
    return np.append(np.zeros(length_of(0.012) // 2), body / loudness)


def _dying(samples: int, size: float) -> Mono:
    return fading(samples, size / 2)
