"""Arrays of sound: `Mono` is (samples,), `Sound` is (samples, 2); float32 at 48 kHz."""

from typing import Any

import numpy as np
import numpy.typing as npt

RATE = 48_000

Mono = npt.NDArray[np.float32]
Sound = npt.NDArray[np.float32]


def sounding(values: npt.ArrayLike) -> Mono:
    """Any numbers as sound."""
    return np.asarray(values, np.float32)


def peaked(values: npt.NDArray[Any]) -> Mono:
    """The sound with its highest peak at one."""
    return sounding(values / np.abs(values).max())


def silence(samples: int) -> Sound:
    """An empty stereo track."""
    return np.zeros((samples, 2), np.float32)


def place(track: Sound, sound: Mono, at: int, gain: float = 1.0, pan: float = 0.0) -> None:
    """Add a sound to a track at a sample; what lies outside is cut. Pan -1 left … 1 right."""
    skip = max(0, -at)
    end = min(len(track), at + len(sound))
    if end <= at + skip:
        return
    part = sound[skip : end - at]
    angle = (pan + 1) * np.pi / 4
    sides = np.array([np.cos(angle), np.sin(angle)], np.float32) * np.float32(gain * 1.414)
    track[at + skip : end] += part * sides if part.ndim == 2 else part[:, None] * sides


def seconds(samples: int) -> Mono:
    """The time of every sample, in seconds."""
    return np.arange(samples, dtype=np.float32) / np.float32(RATE)


def length_of(duration: float) -> int:
    """How many samples a duration in seconds has."""
    return round(duration * RATE)
