"""Kitchen Window: 96 BPM, E minor, morning light. Eight bars and one to ring."""

import numpy as np

from ensemble.demo.sound import drums as kit
from ensemble.demo.sound.bass import fingered
from ensemble.demo.sound.groove import Stroke, beaten
from ensemble.demo.sound.guitar import strummed
from ensemble.demo.sound.keys import electric_piano
from ensemble.demo.sound.level import finished
from ensemble.demo.sound.reverb import in_room
from ensemble.demo.sound.score import Score, chords
from ensemble.demo.sound.track import Sound, length_of, place, silence
from ensemble.demo.sound.voice import choir
from ensemble.demo.sound.whistle import whistled

SCORE = Score(
    title="Kitchen Window",
    key="E minor",
    tempo=96,
    chords=chords("Em7 Cmaj7 Gadd9 D Em7 Cmaj7 Am7 Bm7 Em"),
    swing=0.57,
)
TUNE = (
    "B5:1.5 G5:.5 A5:1 B5:1  G5:2.5 E5:.5 G5:1  A5:1.5 B5:.5 D6:2  A5:3 -:1 "
    "B5:1.5 D6:.5 E6:1 D6:1  B5:2.5 A5:.5 G5:1  A5:1.5 G5:.5 E5:2  F#5:1 A5:1 D5:2  E5:4"
)


def drums(seed: int = 1) -> Sound:
    """Brushes on a small kit, with a kick that leaves room."""
    track = silence(SCORE.samples)
    played = range(SCORE.last)

    def play(pattern: str, hit: Stroke, gain: float, pan: float, more: int) -> None:
        beaten(track, SCORE, pattern, hit, bars=played, gain=gain, pan=pan, seed=seed + more)

    play("X--o-x--X-----o-", lambda _: kit.kick(pitch=52, ring=0.3), 0.9, 0, 1)
    play("----x--.----x---", lambda n: kit.snare(pitch=200, wires=0.6, take=n), 0.55, 0.1, 2)
    play("xoxoxoxo", lambda n: kit.hat(ring=0.05, take=n), 0.26, 0.35, 3)
    play("x-x-", lambda n: kit.brush(sweep=0.42, take=n), 0.3, -0.3, 4)
    _end(track)
    return finished(in_room(track, size=0.6, wet=0.1))


def bass(seed: int = 1) -> Sound:
    """Roots, fifths and a step toward the next bar."""
    track = silence(SCORE.samples)
    chance = np.random.default_rng(seed)
    for bar, chord in enumerate(SCORE.chords[:-1]):
        root, ahead = chord.root_above(28), SCORE.chords[bar + 1].root_above(28)
        lead = ahead + (2 if ahead < root else -2 if ahead > root else 7)
        line = (
            (0, root, 1.4),
            (1.5, root, 0.5),
            (2, root + 7, 0.9),
            (3, root + 12, 0.5),
            (3.5, lead, 0.5),
        )
        for beat, note, beats in line:
            hit = fingered(note, SCORE.lasting(beats))
            place(track, hit, SCORE.at(bar, beat), chance.uniform(0.8, 1.0))
    place(track, fingered(28, SCORE.lasting(3.8)), SCORE.at(SCORE.last, 0))
    return finished(in_room(track, size=0.4, wet=0.04))


def guitar(seed: int = 1) -> Sound:
    """Strums: down, down-up, up-down-up."""
    track = silence(SCORE.samples)
    chance = np.random.default_rng(seed)
    for bar, chord in enumerate(SCORE.chords[:-1]):
        notes = (chord.root_above(40), *chord.voiced(50, 4))
        for beat, up, force in (
            (0, 0, 1.0),
            (1, 0, 0.6),
            (1.5, 1, 0.5),
            (2.5, 1, 0.6),
            (3, 0, 0.7),
            (3.5, 1, 0.45),
        ):
            strum = strummed(notes, SCORE.lasting(1.1), up=bool(up))
            late = length_of(abs(chance.normal(0, 0.004)))
            place(track, strum, SCORE.at(bar, beat) + late, force * chance.uniform(0.85, 1), -0.3)
    final = strummed((40, 47, 52, 55, 59, 64), SCORE.lasting(3.8), bright=0.45)
    place(track, final, SCORE.at(SCORE.last, 0), 1.1, -0.3)
    return finished(in_room(track, size=0.9, wet=0.12))


def electric_piano_chords(seed: int = 1) -> Sound:
    """Soft chords off the beat and a small answer at the end of each bar."""
    track = silence(SCORE.samples)
    chance = np.random.default_rng(seed)
    for bar, chord in enumerate(SCORE.chords[:-1]):
        notes = chord.voiced(57)
        for beat, beats, force in ((0, 1.4, 0.5), (1.5, 1.8, 0.62)):
            for turn, note in enumerate(notes):
                hit = electric_piano(note, SCORE.lasting(beats), force=force)
                place(track, hit, SCORE.at(bar, beat) + 240 * turn, 0.5, 0.15 * turn - 0.1)
        for beat in (3, 3.5):
            answer = electric_piano(int(chance.choice(notes)) + 12, SCORE.lasting(0.5), force=0.45)
            place(track, answer, SCORE.at(bar, beat), 0.5, 0.4)
    for turn, note in enumerate((52, 59, 64, 66, 67, 71)):
        hit = electric_piano(note, SCORE.lasting(3.5), force=0.5)
        place(track, hit, SCORE.at(SCORE.last, 0) + 900 * turn, 0.5, 0.1)
    return finished(in_room(track, size=1.1, wet=0.14))


def voices(seed: int = 1) -> Sound:
    """A small choir that says "oo" and opens to "oh", one chord to a bar."""
    track = silence(SCORE.samples)
    for bar, chord in enumerate(SCORE.chords):
        vowels = "uo" if bar % 2 else "ou"
        for note in chord.voiced(57, 3):
            sound = choir(note, SCORE.lasting(3.85), singers=2, vowels=vowels, seed=seed)
            place(track, sound, SCORE.at(bar, 0), 0.6)
    return finished(in_room(track, size=1.8, wet=0.3))


def whistling(seed: int = 1) -> Sound:
    """The tune, whistled."""
    track = silence(SCORE.samples)
    for at, note, beats in SCORE.line(TUNE):
        sound = whistled(note, SCORE.lasting(beats * 0.96), seed=seed)
        place(track, sound, at, 0.5, 0.2)
    return finished(in_room(track, size=1.4, wet=0.22))


def _end(track: Sound) -> None:
    """A fill and the last beat."""
    fill = range(SCORE.last - 1, SCORE.last)
    beaten(
        track,
        SCORE,
        "----------ox.oxX",
        lambda _: kit.tom(pitch=128),
        bars=fill,
        gain=0.5,
        pan=-0.4,
    )
    place(track, kit.kick(pitch=52, ring=0.5), SCORE.at(SCORE.last, 0), 0.9)
    place(track, kit.cymbal(ring=2.3), SCORE.at(SCORE.last, 0), 0.28, 0.2)
