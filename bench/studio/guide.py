"""A click track for takes: every click a noise of its own, so that each is found by itself."""

import wave
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

RATE, BEAT, LENGTH = 48_000, 24_000, 1_024
LATEST = 24_000


def clicks(beats: int) -> NDArray[np.float32]:
    """One click on every half second."""
    whole = np.zeros(beats * BEAT, np.float32)
    for number in range(beats):
        whole[number * BEAT : number * BEAT + LENGTH] = _click(number)
    return whole


def save(path: Path, sound: NDArray[np.float32]) -> Path:
    """Write a sound as 16-bit WAV."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((sound * 32_767).astype("<i2").tobytes())
    return path


def errors(raw: NDArray[np.float32], offset: int, beats: int) -> NDArray[np.float64]:
    """By how many milliseconds each click, placed with the take, misses where the guide has it."""
    return np.array([_error(raw, offset, number) for number in range(beats)])


def _error(raw: NDArray[np.float32], offset: int, number: int) -> float:
    first = number * BEAT - offset - LATEST // 2
    heard = np.zeros(LATEST, np.float32)
    begin = max(0, first)
    there = raw[begin : first + LATEST]
    heard[begin - first : begin - first + len(there)] = there
    fit = np.abs(np.correlate(heard, _click(number), "valid")).astype(float)
    top = int(np.argmax(fit))
    left, middle, right = fit[top - 1 : top + 2]
    between = 0.5 * (left - right) / (left - 2 * middle + right)
    return float(top + between - LATEST // 2) / (RATE / 1000)


def _click(number: int) -> NDArray[np.float32]:
    rng = np.random.default_rng(1000 + number)
    return rng.uniform(-0.4, 0.4, LENGTH).astype(np.float32)
