"""Music made by code, and what a room, a microphone and another clock do to it."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ensemble.engine.process import ffmpeg, guards
from ensemble.engine.sound.wave24 import write_wave

RATE = 48_000
Mono = NDArray[np.float64]


def song(seconds: float, seed: int = 1) -> Mono:
    """Plucks and hits at uneven moments: never the same twice, silent nowhere."""
    rng = np.random.default_rng(seed)
    length = round(seconds * RATE)
    made = rng.standard_normal(length) * 0.0005
    time = np.arange(RATE // 2) / RATE
    for begin in range(0, length, RATE // 5):
        at = begin + int(rng.integers(RATE // 10))
        pitch = 110 * 2 ** (rng.integers(36) / 12) * rng.uniform(0.99, 1.01)
        pluck = np.sign(np.sin(2 * np.pi * pitch * time)) * np.exp(-time * 9) * 0.08
        hit = rng.standard_normal(len(time)) * np.exp(-time * 40) * rng.uniform(0.02, 0.2)
        part = made[at : at + len(time)]
        part += (pluck + hit)[: len(part)]
    return made


def in_a_room(wave: Mono, seed: int = 2) -> Mono:
    """Heard through air: 150 ms of fading reflections after the direct sound, and fewer highs."""
    rng = np.random.default_rng(seed)
    time = np.arange(RATE * 3 // 20) / RATE
    room = rng.standard_normal(len(time)) * np.exp(-time / 0.03) * 0.03 * (time > 0.003)
    room[0] = 1.0
    size = len(wave) + len(room)
    spectrum = np.fft.rfft(wave, size) * np.fft.rfft(room, size)
    spectrum *= 1 / np.sqrt(1 + (np.fft.rfftfreq(size, 1 / RATE) / 6_000) ** 2)
    heard: Mono = np.fft.irfft(spectrum, size)[: len(wave)]
    return heard


def hissing(wave: Mono, seed: int = 3) -> Mono:
    """As much noise as music: 0 dB."""
    noise: Mono = np.random.default_rng(seed).standard_normal(len(wave)) * wave.std()
    return wave + noise


def part(wave: Mono, begin: float, seconds: float, speed: float = 1.0) -> Mono:
    """From `begin` seconds on, to a part of a sample; as a clock records it that is too fast."""
    size = len(wave)
    frequency = np.fft.rfftfreq(size)
    moved = np.fft.irfft(np.fft.rfft(wave) * np.exp(2j * np.pi * frequency * begin * RATE), size)
    places = np.arange(round(seconds * RATE)) * speed
    there = places if speed != 1.0 else places.astype(int)
    cut: Mono = np.interp(there, np.arange(size), moved)
    return cut


def saved(path: Path, wave: Mono) -> Path:
    """A WAV at 48 kHz, the same on both sides."""
    write_wave(path, [np.stack([wave, wave], 1).astype(np.float32)], samples=len(wave))
    return path


def packed(wave: Path, suffix: str, *options: str) -> Path:
    """The same recording in another format, by its suffix."""
    target = wave.with_suffix(suffix)
    written = guards.target(target, *options, seconds="100")
    ffmpeg.run([*guards.source(wave, "wav"), *written], folder=wave.parent)
    return target
