"""A drum kit. Every hit is mono, peaks at one, and must not be written into."""

from functools import lru_cache

import numpy as np

from ensemble.demo.sound.envelope import fading, swelling
from ensemble.demo.sound.filters import filtered, high, low, resonant
from ensemble.demo.sound.noise import white
from ensemble.demo.sound.track import RATE, Mono, length_of, peaked, seconds

_METAL = (1.0, 1.342, 1.2312, 1.6532, 1.9523, 2.1523)


@lru_cache(maxsize=8)
def kick(*, pitch: float = 50, ring: float = 0.35, click: float = 0.3) -> Mono:
    """A falling sine and the beater's click."""
    samples = length_of(ring)
    time = seconds(samples)
    turns = pitch * time + pitch * 0.06 * (1 - np.exp(-time * 45)) * 1.6
    body = np.sin(2 * np.pi * turns) * fading(samples, ring)
    tap = filtered(white(samples, 11), low(3500), high(800)) * fading(samples, 0.02)
    return peaked(body + click * tap)


@lru_cache(maxsize=32)
def snare(*, pitch: float = 185, ring: float = 0.22, wires: float = 0.7, take: int = 0) -> Mono:
    """Two modes of the skin and the wires below it."""
    samples = length_of(ring + 0.08)
    time = seconds(samples)
    skin = np.sin(2 * np.pi * pitch * time) + 0.6 * np.sin(2 * np.pi * pitch * 1.59 * time)
    rattle = filtered(white(samples, 20 + take), high(900), low(7500), resonant((3200, 1.2, 1.5)))
    return peaked(skin * fading(samples, ring * 0.6) * 0.5 + wires * rattle * fading(samples, ring))


@lru_cache(maxsize=32)
def hat(*, ring: float = 0.07, take: int = 0) -> Mono:
    """Six square waves that do not fit together, and air; a long ring opens it."""
    samples = length_of(ring + 0.03)
    time = seconds(samples)
    metal = sum(np.sign(np.sin(2 * np.pi * 417 * ratio * time)) for ratio in _METAL)
    air = white(samples, 40 + take) + np.asarray(metal, np.float32) * np.float32(0.3)
    return peaked(filtered(air, high(6500, 3), low(13000)) * fading(samples, ring))


@lru_cache(maxsize=8)
def cymbal(*, ring: float = 2.0, take: int = 0) -> Mono:
    """A crash whose brightness goes first."""
    samples = length_of(ring)
    air = white(samples, 60 + take)
    bright = filtered(air, high(5000), low(14000)) * fading(samples, ring * 0.5)
    dark = filtered(air, high(1800), low(5000), resonant((2900, 9, 1), (4100, 11, 1)))
    return peaked(bright + 0.5 * dark * fading(samples, ring))


@lru_cache(maxsize=16)
def brush(*, sweep: float = 0.3, take: int = 0) -> Mono:
    """Wires drawn across a skin: noise that swells and leaves."""
    samples = length_of(sweep)
    air = filtered(white(samples, 80 + take), high(1200), low(6000), resonant((2400, 0.8, 1)))
    return peaked(air * swelling(samples, sweep * 0.45, sweep * 0.5))


@lru_cache(maxsize=8)
def tom(*, pitch: float = 110, ring: float = 0.4) -> Mono:
    """A skin that falls a little."""
    samples = length_of(ring)
    time = seconds(samples)
    turns = pitch * (time + 0.02 * (1 - np.exp(-time * 25)))
    knock = filtered(white(samples, 95), low(1800)) * fading(samples, 0.03)
    return peaked(np.sin(2 * np.pi * turns) * fading(samples, ring) + 0.3 * knock)


@lru_cache(maxsize=8)
def rim() -> Mono:
    """A stick on wood."""
    samples = length_of(0.09)
    tap = np.zeros(samples, np.float32)
    tap[: RATE // 2000] = 1
    return peaked(filtered(tap, resonant((780, 9, 1), (1750, 12, 0.8), dry=0), high(300)))
