"""Stairwell: 150 BPM, A minor, a crowd that screams along. Eight bars and one to ring."""

import numpy as np

from ensemble.demo.sound import drums as kit
from ensemble.demo.sound.bass import growling
from ensemble.demo.sound.crowd import chanted, hey
from ensemble.demo.sound.groove import Stroke, beaten
from ensemble.demo.sound.guitar import distorted
from ensemble.demo.sound.level import finished
from ensemble.demo.sound.reverb import in_room
from ensemble.demo.sound.score import Score, chords
from ensemble.demo.sound.track import Sound, length_of, place, silence

SCORE = Score(
    title="Stairwell",
    key="A minor",
    tempo=150,
    chords=chords("A5 F5 C5 G5 A5 F5 D5 E5 A5"),
)
TUNE = (
    "A3:1 C4:1 E4:2  -:1 D4:1 C4:2  E4:1 D4:1 C4:2  -:1 D4:1 B3:2 "
    "A3:1 C4:1 E4:2  -:1 D4:1 C4:2  D4:1 E4:1 F4:2  E4:4  A3:4"
)


def drums(seed: int = 1) -> Sound:
    """Heavy: a hard kick, a wide snare, a crash to open each half."""
    track = silence(SCORE.samples)
    played = range(SCORE.last)

    def play(pattern: str, hit: Stroke, gain: float, pan: float, more: int) -> None:
        beaten(
            track,
            SCORE,
            pattern,
            hit,
            bars=played,
            gain=gain,
            pan=pan,
            seed=seed + more,
            loose=0.002,
        )

    play("X--x--X-X-x---x-", lambda _: kit.kick(pitch=54, ring=0.26, click=0.7), 1.0, 0, 1)
    play("----X-------X---", lambda n: kit.snare(pitch=170, ring=0.3, wires=1, take=n), 0.9, 0, 2)
    play("x-o-x-o-x-o-x-o-", lambda n: kit.hat(ring=0.16, take=n), 0.34, 0.35, 3)
    _mark(track)
    return finished(in_room(track, size=0.9, wet=0.16))


def distorted_guitar(seed: int = 1) -> Sound:
    """Power chords played twice, left and right; the palm mutes, then lets go."""
    track = silence(SCORE.samples)
    chance = np.random.default_rng(seed)
    for take, pan in ((0, -0.85), (1, 0.85)):
        for bar, chord in enumerate(SCORE.chords[:-1]):
            root = chord.root_above(40)
            for beat, beats, muted in (
                (0, 1.4, 0),
                (1.5, 0.5, 1),
                (2, 0.5, 1),
                (2.5, 0.5, 1),
                (3, 1.0, 0),
            ):
                hit = distorted(root, SCORE.lasting(beats), muted=bool(muted), take=take)
                late = length_of(abs(chance.normal(0, 0.004)))
                place(track, hit, SCORE.at(bar, beat) + late, 0.6, pan)
        place(
            track, distorted(45, SCORE.lasting(3.9), take=take), SCORE.at(SCORE.last, 0), 0.7, pan
        )
    return finished(in_room(track, size=0.7, wet=0.08))


def bass(seed: int = 1) -> Sound:
    """Eighths on the root, driven."""
    track = silence(SCORE.samples)
    chance = np.random.default_rng(seed)
    for bar, chord in enumerate(SCORE.chords[:-1]):
        root = chord.root_above(28)
        for step in range(8):
            force = (1.0 if step % 2 == 0 else 0.8) * chance.uniform(0.92, 1)
            place(track, growling(root, SCORE.lasting(0.48)), SCORE.at(bar, step / 2), force)
    place(track, growling(33, SCORE.lasting(3.6)), SCORE.at(SCORE.last, 0), 0.9)
    return finished(track)


def shouts(seed: int = 1) -> Sound:
    """Hey, hey: everyone on the stairs."""
    track = silence(SCORE.samples)
    for bar in range(SCORE.last):
        beats = (0, 1, 2, 3) if bar % 4 == 3 else (1, 3)
        for turn, beat in enumerate(beats):
            shout = hey(seed=seed + turn % 2)
            place(track, shout, SCORE.at(bar, beat) - length_of(0.02), 1.0)
    place(track, hey(duration=1.1, people=18, seed=seed + 5), SCORE.at(SCORE.last, 0), 1.2)
    return finished(in_room(track, size=1.3, wet=0.3))


def singing_along(seed: int = 1) -> Sound:
    """The tune on "oh", by people who came for this song."""
    track = silence(SCORE.samples)
    for at, note, beats in SCORE.line(TUNE):
        sound = chanted(note, SCORE.lasting(beats * 1.02), seed=seed)
        place(track, sound, at, 0.8)
    return finished(in_room(track, size=1.5, wet=0.3))


def _mark(track: Sound) -> None:
    """Crashes, a fill and the last beat."""
    fill = range(SCORE.last - 1, SCORE.last)
    beaten(track, SCORE, "--------x-x-xxXX", lambda _: kit.tom(pitch=95), bars=fill, gain=0.8)
    for bar in (0, 4, SCORE.last):
        place(track, kit.cymbal(ring=1.5), SCORE.at(bar, 0), 0.45, -0.3)
    place(track, kit.kick(pitch=54, ring=0.4, click=0.7), SCORE.at(SCORE.last, 0))
