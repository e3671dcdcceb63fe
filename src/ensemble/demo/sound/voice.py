"""Voices without words: a glottal wave whose harmonics are weighed by the formants of a vowel."""

from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from ensemble.demo.sound.envelope import swelling
from ensemble.demo.sound.filters import Response, filtered, high, resonant
from ensemble.demo.sound.noise import white
from ensemble.demo.sound.track import Mono, Sound, length_of, place, seconds, silence, sounding
from ensemble.demo.sound.wave import cycle, hertz, reading, turning

# Formants as (Hz, bandwidth, strength), rounded from what phonetics textbooks give.
VOWELS = {
    "a": ((750, 100, 1.0), (1200, 120, 0.55), (2600, 180, 0.2), (3400, 220, 0.12)),
    "e": ((480, 90, 1.0), (1850, 140, 0.4), (2550, 180, 0.25), (3500, 220, 0.12)),
    "i": ((300, 80, 1.0), (2200, 150, 0.28), (2950, 180, 0.25), (3600, 220, 0.1)),
    "o": ((430, 90, 1.0), (820, 100, 0.5), (2500, 180, 0.08), (3400, 220, 0.06)),
    "u": ((330, 80, 1.0), (700, 100, 0.3), (2300, 180, 0.04), (3300, 220, 0.03)),
    "m": ((260, 70, 1.0), (1000, 200, 0.05), (2200, 250, 0.03), (3200, 250, 0.01)),
}


@lru_cache(maxsize=32)
def sung(
    note: int, duration: float, *, vowels: str = "ou", effort: float = 0.4, seed: int = 1
) -> Mono:
    """One singer on one note, moving from the first vowel to the last; `effort` 0 … 1."""
    samples = length_of(duration)
    table_from, table_to = (_table(note, vowel, effort) for vowel in (vowels[0], vowels[-1]))
    phase = turning(hertz(note), samples, _bending(samples, seed), start=seed * 0.37)
    moved = np.linspace(0, 1, samples, dtype=np.float32) ** np.float32(0.8)
    voice = reading(table_from, phase)
    if vowels[0] != vowels[-1]:
        voice += (reading(table_to, phase) - voice) * moved
    breath = filtered(white(samples, seed), _mouth(vowels[-1]), high(400)) * 0.012 * (1 - effort)
    shape = swelling(samples, min(0.14, duration / 4), min(0.22, duration / 3))
    return sounding((voice + breath) * shape)


def choir(
    note: int, duration: float, *, singers: int = 3, vowels: str = "ou", seed: int = 1
) -> Sound:
    """Several singers of one note from left to right, none quite together."""
    chance = np.random.default_rng(seed + note)
    track = silence(length_of(duration + 0.1))
    for singer in range(singers):
        voice = sung(note, duration, vowels=vowels, seed=seed + singer)
        pan = (singer / max(1, singers - 1) - 0.5) * 1.3
        place(track, voice, length_of(chance.uniform(0, 0.04)), 1 / singers, pan)
    return track


@lru_cache(maxsize=32)
def shouted(
    pitch: float, duration: float, *, vowels: str = "ei", fall: float = 500, seed: int = 1
) -> Mono:
    """One throat, wide open: up to `pitch` Hz, at last `fall` cents down; rough, breath first."""
    samples = length_of(duration)
    time = seconds(samples)
    note = 69 + 12 * np.log2(pitch / 440)
    bend = -150 * np.exp(-time * 9) - fall * np.maximum(0, time / duration - 0.55) ** 1.5
    phase = turning(pitch, samples, bend + _roughness(time, seed), start=seed * 0.29)
    moved = np.clip(time / duration * 1.6 - 0.3, 0, 1)
    first, last = (_table(round(note), vowel, 1.0) for vowel in (vowels[0], vowels[-1]))
    voice = reading(first, phase) * (1 - moved) + reading(last, phase) * moved
    breath = filtered(white(samples, seed + 90), _mouth(vowels[0]), high(700))
    breath *= np.exp(-time * 14) * 0.1 + 0.02
    sound = np.tanh(2.2 * (voice + breath)) * swelling(samples, 0.03, duration * 0.45)
    return filtered(sound.astype(np.float32), high(90))


@lru_cache(maxsize=256)
def _table(note: int, vowel: str, effort: float) -> Mono:
    """One cycle of this vowel at this pitch; effort tilts the spectrum up."""
    pitch = hertz(note)
    harmonics = np.arange(1, max(3, int(5500 / pitch)), dtype=np.float64) * np.float64(pitch)
    tilt = (harmonics / pitch) ** (-1.5 + 0.75 * effort)
    return cycle(_formed(harmonics, vowel, effort) * tilt, seed=5)


def _formed(frequency: npt.NDArray[Any], vowel: str, effort: float) -> npt.NDArray[np.float64]:
    gain = np.full(frequency.shape, 0.01)
    for place_in_mouth, (center, width, strength) in enumerate(VOWELS[vowel]):
        lifted = strength * (1 + effort * place_in_mouth)
        gain += lifted / (1 + ((frequency - center) / (width * 1.3)) ** 2)
    return gain


def _bending(samples: int, seed: int) -> Mono:
    """Cents off the note: scooped from below, then a vibrato, never the same."""
    chance = np.random.default_rng(seed)
    time = seconds(samples)
    rate, depth, off = chance.uniform(4.7, 5.6), chance.uniform(9, 16), chance.uniform(-7, 7)
    vibrato = np.sin(2 * np.pi * rate * time + chance.uniform(0, 6)) * np.minimum(1, time / 0.9)
    return sounding(off - 70 * np.exp(-time * 22) + depth * vibrato)


def _roughness(time: Mono, seed: int) -> Mono:
    """Cents that jump about every 6 ms."""
    steps = np.arange(0, float(time[-1]) + 0.012, 0.006)
    return sounding(22 * np.interp(time, steps, white(len(steps), seed)))


def _mouth(vowel: str) -> Response:
    peaks = tuple((center, center / width, strength) for center, width, strength in VOWELS[vowel])
    return resonant(*peaks, dry=0.02)
