"""Ticks: short bursts of noise, made by number, that a recording is recognized by.

A recorder plays them before a take, and what its microphone heard says how late the take is. They
are made so that a page can make the very same: xorshift32, one number a sample.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from ensemble.engine.alignment.align_hearing import Hearing, Wave
from ensemble.engine.alignment.align_spectra import steady, top_between, whitened
from ensemble.engine.errors import Unsupported
from ensemble.engine.sound.layers import RATE, decibels

LENGTH, EDGE, LEVEL = 2_048, 96, 0.5
BAND = (300.0, 16_000.0)
CLEAR_DB = 18.0
ALONE = 2.0
NEAR, AROUND = RATE // 40, RATE // 2
LONGEST = 60 * RATE
WORD = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Ticks:
    """Where ticks are played, in samples at 48 kHz from the mix's beginning (before it: less)."""

    at: tuple[int, ...]
    seed: int = 1

    def __post_init__(self) -> None:
        if not self.at or sorted(set(self.at)) != list(self.at):
            raise Unsupported("Ticks need places, each later than the one before.")
        if self.at[-1] - self.at[0] > LONGEST:
            raise Unsupported("Ticks are heard within one minute.")


@dataclass(frozen=True, slots=True)
class Ticked:
    """The offset of the take in seconds, and how far the ticks stand out, in dB."""

    offset: float
    clear_db: float


def burst(seed: int, number: int) -> Wave:
    """The sound of one tick: 2,048 samples of noise with edges of 2 ms."""
    state = (seed * 0x9E3779B1 + (number + 1) * 0x85EBCA6B) & WORD or 1
    drawn = np.empty(LENGTH)
    for place in range(LENGTH):
        state ^= state << 13 & WORD
        state ^= state >> 17
        state ^= state << 5 & WORD
        drawn[place] = state / 2**31 - 1
    edge = 0.5 - 0.5 * np.cos(np.pi * (np.arange(EDGE) + 0.5) / EDGE)
    drawn[:EDGE] *= edge
    drawn[-EDGE:] *= edge[::-1]
    return (drawn * LEVEL).astype(np.float32)


@cache
def ticking(ticks: Ticks) -> Wave:
    """All of it, from the first tick's beginning to the last one's end."""
    first = ticks.at[0]
    wave = np.zeros(ticks.at[-1] - first + LENGTH, np.float32)
    for number, place in enumerate(ticks.at):
        wave[place - first : place - first + LENGTH] += burst(ticks.seed, number)
    return wave


def hear_ticks(take: Hearing, ticks: Ticks) -> Ticked | None:
    """Where the ticks are in a take; None where they don't stand 18 dB above everything else."""
    wave = ticking(ticks)
    size = 1 << (len(wave) + 8 * RATE).bit_length()
    looked_for = np.conj(np.fft.rfft(wave, size))
    best: Ticked | None = None
    for at in range(-len(wave) // 2, take.samples, size - len(wave)):
        block = whitened(steady(take.at(at, size), RATE), size, RATE, BAND)
        fit = np.abs(np.fft.irfft(block * looked_for, size)[: size - len(wave)])
        place = int(np.argmax(fit))
        clear = _clear(fit, place)
        if clear >= CLEAR_DB and (best is None or clear > best.clear_db):
            best = Ticked((ticks.at[0] - at - place - top_between(fit, place)) / RATE, clear)
    return best


def _clear(fit: NDArray[np.float32], place: int) -> float:
    """The peak over the strength of all that is farther from it than 25 ms, in dB.

    Zero where anything of that comes within 6 dB of it: a drum is loud, but it is not alone.
    """
    before = fit[max(0, place - AROUND) : max(0, place - NEAR)]
    aside = np.concatenate([before, fit[place + NEAR : place + AROUND]]).astype(np.float64)
    power = float(np.mean(aside**2)) if len(aside) else 0.0
    if not power or fit[place] < ALONE * aside.max():
        return 0.0
    return decibels(float(fit[place]) / power**0.5)
