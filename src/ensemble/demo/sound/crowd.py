"""A room full of people who shout and sing together, more or less."""

from functools import lru_cache

import numpy as np

from ensemble.demo.sound.track import Sound, length_of, place, silence
from ensemble.demo.sound.voice import shouted
from ensemble.demo.sound.wave import hertz

_THROATS = (52, 64, 57, 69, 55, 64, 60)  # near E, A, G and C, so that a shout fits its song


@lru_cache(maxsize=16)
def hey(*, people: int = 14, duration: float = 0.42, seed: int = 1) -> Sound:
    """A shout: everyone near a pitch of their own, nobody exactly on time."""
    chance = np.random.default_rng(seed)
    track = silence(length_of(duration + 0.12))
    for person in range(people):
        pitch = hertz(_THROATS[person % len(_THROATS)] + chance.normal(0, 0.6))
        voice = shouted(round(pitch, 1), duration, vowels="ei", seed=seed * 50 + person)
        late = length_of(chance.uniform(0, 0.06))
        place(track, voice, late, chance.uniform(0.5, 1) / 4, chance.uniform(-0.9, 0.9))
    return track


@lru_cache(maxsize=32)
def chanted(note: int, duration: float, *, people: int = 8, seed: int = 1) -> Sound:
    """A sung "oh" on a note and an octave above it, as loud as a stadium's corner."""
    chance = np.random.default_rng(seed + note)
    track = silence(length_of(duration + 0.1))
    for person in range(people):
        pitch = hertz(note + 12 * (person % 2) + chance.normal(0, 0.07))
        voice = shouted(round(pitch, 1), duration, vowels="oa", fall=60, seed=seed * 70 + person)
        late = length_of(chance.uniform(0, 0.05))
        place(track, voice, late, chance.uniform(0.5, 1) / 4, chance.uniform(-0.9, 0.9))
    return track
