"""How music is counted: beats a minute, beats in a bar, and the key; and the click of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Self

import numpy as np

from ensemble.engine.errors import Unsupported
from ensemble.engine.sound.layers import RATE
from ensemble.engine.sound.wave24 import Block
from ensemble.engine.times import to_frames

SLOWEST, FASTEST = 20, 400
FIFTHS = "FCGDAEB"
KEY = re.compile(r"([A-G])([#b♯♭]?) ?(m|minor|major|maj|min|)")
CLICK, LEVEL = RATE * 3 // 100, 0.5
FIRST_HERTZ, OTHER_HERTZ = 1_760.0, 1_320.0
BLOCK = 1 << 16
# From eighths on, notes are counted in threes where a bar allows it.
COMPOUND = 8


@dataclass(frozen=True, slots=True)
class Measure:
    """`tempo` counts quarter notes a minute; `beats` of length 1/`unit` make a bar.

    What is clicked and counted in is the beat that one feels: in 6/8, 9/8 and 12/8 three eighths,
    else the note below the line. `key` is written `C`, `F# minor` or `Bbm`; empty where nobody
    knows it.
    """

    tempo: Fraction
    beats: int = 4
    unit: int = 4
    key: str = ""

    def __post_init__(self) -> None:
        if not SLOWEST <= self.tempo <= FASTEST:
            raise Unsupported(f"A tempo is between {SLOWEST} and {FASTEST} beats a minute.")
        if not 1 <= self.beats <= 32 or self.unit not in {1, 2, 4, 8, 16, 32}:
            raise Unsupported("A bar is written like 4/4, 3/4 or 6/8.")
        if self.key and not -7 <= self.sharps <= 7:
            raise Unsupported(f"“{self.key}” has more than seven sharps or flats.")

    @classmethod
    def felt(cls, pace: Fraction, beats: int = 4, unit: int = 4, key: str = "") -> Self:
        """Count `pace` beats a minute, as people say it. Raises Unsupported."""
        return cls(pace * beat_of(beats, unit), beats, unit, key)

    @property
    def beat(self) -> Fraction:
        """How many quarter notes the beat is long that one feels."""
        return beat_of(self.beats, self.unit)

    @property
    def pace(self) -> Fraction:
        """How many of those make a minute."""
        return self.tempo / self.beat

    @property
    def in_bar(self) -> int:
        """How many of those make a bar."""
        return int(Fraction(4 * self.beats, self.unit) / self.beat)

    @property
    def seconds_a_beat(self) -> Fraction:
        return 60 / self.pace

    @property
    def is_minor(self) -> bool:
        return self._key()[2] in {"m", "minor", "min"}

    @property
    def sharps(self) -> int:
        """How many sharps the key has; flats count below zero."""
        letter, sign, _ = self._key()
        bent = {"": 0, "#": 7, "♯": 7, "b": -7, "♭": -7}[sign]
        return FIFTHS.index(letter) - 1 + bent - (3 if self.is_minor else 0)

    def quarters(self, seconds: Fraction) -> Fraction:
        """How many quarter notes a stretch of time is long."""
        return seconds * self.tempo / 60

    def _key(self) -> tuple[str, str, str]:
        found = KEY.fullmatch(self.key or "C")
        if found is None:
            raise Unsupported(
                f"We don't know the key “{self.key}”. Write it like Am, C or F# minor."
            )
        return found[1], found[2], found[3]


def beat_of(beats: int, unit: int) -> Fraction:
    """Return the quarter notes of the beat that one feels in such a bar."""
    in_threes = unit >= COMPOUND and beats > 3 and beats % 3 == 0
    return Fraction(4, unit) * (3 if in_threes else 1)


def clicks(measure: Measure, samples: int) -> Iterator[Block]:
    """A click track of so many samples: every beat, the first of each bar higher and louder."""
    length = measure.seconds_a_beat
    for start in range(0, samples, BLOCK):
        block = np.zeros((min(BLOCK, samples - start), 2), np.float32)
        beat = max(0, int(Fraction(start - CLICK, RATE) / length))
        while (at := to_frames(beat * length, RATE)) < start + len(block):
            sound = _click(is_first=beat % measure.in_bar == 0)
            begin, end = max(at, start), min(at + CLICK, start + len(block))
            if begin < end:
                block[begin - start : end - start] = sound[begin - at : end - at, None]
            beat += 1
        yield block


def _click(*, is_first: bool) -> Block:
    time = np.arange(CLICK) / RATE
    hertz, level = (FIRST_HERTZ, LEVEL) if is_first else (OTHER_HERTZ, LEVEL / 2)
    fade = np.exp(-time * 150) * np.minimum(1, (CLICK - np.arange(CLICK)) / 96)
    sound: Block = (level * np.sin(2 * np.pi * hertz * time) * fade).astype(np.float32)
    return sound
