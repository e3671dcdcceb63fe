"""Tempo, key and chords: where a beat lies and which notes belong to it."""

import re
from dataclasses import dataclass

from ensemble.demo.sound.track import RATE

_STEPS = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
_SHAPES = {
    "": (0, 4, 7),
    "m": (0, 3, 7),
    "5": (0, 7),
    "7": (0, 4, 7, 10),
    "m7": (0, 3, 7, 10),
    "maj7": (0, 4, 7, 11),
    "m9": (0, 3, 7, 10, 2),
    "add9": (0, 4, 7, 2),
    "sus2": (0, 2, 7),
}


@dataclass(frozen=True)
class Chord:
    """A root as pitch class 0 … 11 and the intervals above it, in semitones."""

    root: int
    shape: tuple[int, ...]

    def root_above(self, lowest: int) -> int:
        """The lowest root at or above a MIDI note."""
        return _above(self.root, lowest)

    def voiced(self, lowest: int, voices: int | None = None) -> list[int]:
        """The chord's notes at or above a MIDI note, rising; as many as its shape, or `voices`."""
        count = voices or len(self.shape)
        once = sorted(_above(self.root + step, lowest) for step in self.shape)
        return [once[n % len(once)] + 12 * (n // len(once)) for n in range(count)]


@dataclass(frozen=True)
class Score:
    """A song: a chord for every bar; the last bar is where everything rings out."""

    title: str
    key: str
    tempo: int
    chords: tuple[Chord, ...]
    swing: float = 0.5  # where the off-beat lies inside its beat
    beats: int = 4

    @property
    def bar(self) -> int:
        """Samples in a bar."""
        return round(RATE * 60 / self.tempo * self.beats)

    @property
    def samples(self) -> int:
        return self.bar * len(self.chords)

    @property
    def last(self) -> int:
        """The number of the bar that rings out; bars before it are played."""
        return len(self.chords) - 1

    def at(self, bar: int, beat: float) -> int:
        """The sample of a beat (0 is the first), swung."""
        whole, part = divmod(beat, 1)
        swung = part * 2 * self.swing if part <= 0.5 else 1 - (1 - part) * 2 * (1 - self.swing)
        return round((bar + (whole + swung) / self.beats) * self.bar)

    def line(self, words: str) -> list[tuple[int, int, float]]:
        """The notes of a melody: the sample where each starts, the note, how many beats."""
        found, beat = [], 0.0
        for note_or_rest, beats in melody(words):
            if note_or_rest is not None:
                found.append((self.at(0, beat), note_or_rest, beats))
            beat += beats
        return found

    def lasting(self, beats: float) -> float:
        """Seconds in so many beats."""
        return beats * 60 / self.tempo


def chords(names: str) -> tuple[Chord, ...]:
    """Read names such as `Em7 Cmaj7 G D5`."""
    return tuple(_chord(name) for name in names.split())


def note(name: str) -> int:
    """The MIDI number of a name such as `E4`, `F#3` or `Bb2`; C4 is 60."""
    letter, sign, octave = re.fullmatch(r"([A-G])([#b]?)(\d)", name).groups()  # type: ignore[union-attr]
    return _STEPS[letter] + _sharpened(sign) + 12 * (int(octave) + 1)


def melody(line: str) -> list[tuple[int | None, float]]:
    """Read `B4:2 -:1 A4:1`: notes (None is a rest) with their beats."""
    pairs = [word.split(":") for word in line.split()]
    return [(None if name == "-" else note(name), float(beats)) for name, beats in pairs]


def _chord(name: str) -> Chord:
    letter, sign, shape = re.fullmatch(r"([A-G])([#b]?)(.*)", name).groups()  # type: ignore[union-attr]
    return Chord((_STEPS[letter] + _sharpened(sign)) % 12, _SHAPES[shape])


def _sharpened(sign: str) -> int:
    return {"#": 1, "b": -1, "": 0}[sign]


def _above(step: int, lowest: int) -> int:
    return lowest + (step - lowest) % 12
