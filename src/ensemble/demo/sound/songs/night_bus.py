"""Night Bus: 72 BPM, D minor, the last one home. Six bars and one to ring."""

import numpy as np

from ensemble.demo.sound import drums as kit
from ensemble.demo.sound.groove import Stroke, beaten
from ensemble.demo.sound.keys import kalimba, pad
from ensemble.demo.sound.level import finished
from ensemble.demo.sound.reverb import in_room
from ensemble.demo.sound.score import Score, chords
from ensemble.demo.sound.track import Sound, place, silence
from ensemble.demo.sound.voice import sung
from ensemble.demo.sound.weather import idling, rain

SCORE = Score(
    title="Night Bus",
    key="D minor",
    tempo=72,
    chords=chords("Dm9 Bbmaj7 Fadd9 C Gm7 Am7 Dm"),
)
TUNE = (
    "A3:2 -:.5 D4:.5 E4:1  F4:3 D4:1  C4:2.5 A3:.5 C4:1  G3:3 -:1 "
    "Bb3:2 A3:1 G3:1  A3:1.5 G3:.5 E3:2  D3:4"
)


def pads(seed: int = 1) -> Sound:
    """Chords that lean into each other."""
    track = silence(SCORE.samples)
    for bar, chord in enumerate(SCORE.chords):
        ends = 4.0 if bar == SCORE.last else 4.9
        for note in (chord.root_above(38), *chord.voiced(53)):
            sound = pad(note, SCORE.lasting(ends), seed=seed)
            place(track, sound, SCORE.at(bar, 0), 0.3)
    return finished(in_room(track, size=2.2, wet=0.3), fade=1.5)


def thumb_piano(seed: int = 1) -> Sound:
    """A kalimba that walks through the chords and sometimes forgets a step."""
    track = silence(SCORE.samples)
    chance = np.random.default_rng(seed)
    for bar, chord in enumerate(SCORE.chords[:-1]):
        notes = chord.voiced(62, 6)
        for step, rung in enumerate((0, 2, 4, 3, 1, 2, 5, 3)):
            if step and chance.random() < 0.16:
                continue
            force = (0.9 if step % 4 == 0 else 0.6) * chance.uniform(0.85, 1)
            at = SCORE.at(bar, step / 2) + int(chance.normal(0, 250))
            place(track, kalimba(notes[rung]), max(0, at), force, -0.4 + 0.16 * rung)
    for turn, note in enumerate((62, 69, 74, 77, 81)):
        place(track, kalimba(note, ring=2.6), SCORE.at(SCORE.last, 0.25 * turn), 0.7)
    return finished(in_room(track, size=1.8, wet=0.28))


def rain_on_the_window(seed: int = 1) -> Sound:
    """Rain, and the motor humming the key."""
    track = rain(SCORE.samples, seed=seed)
    place(track, idling(SCORE.samples, 38), 0, 0.04)
    return finished(track, fade=2.5)


def humming(seed: int = 1) -> Sound:
    """One low voice, half asleep, mouth closed and then a little open."""
    track = silence(SCORE.samples)
    for at, note, beats in SCORE.line(TUNE):
        for singer, pan in ((seed, -0.1), (seed + 1, 0.15)):
            voice = sung(note, SCORE.lasting(beats), vowels="mo", effort=0.15, seed=singer)
            place(track, voice, at, 0.5, pan)
    return finished(in_room(track, size=1.6, wet=0.24), fade=1.0)


def heartbeat(seed: int = 1) -> Sound:
    """A soft double kick, a stick on wood, a shaker far back."""
    track = silence(SCORE.samples)
    played = range(SCORE.last)

    def play(pattern: str, hit: Stroke, gain: float, pan: float, more: int) -> None:
        beaten(track, SCORE, pattern, hit, bars=played, gain=gain, pan=pan, seed=seed + more)

    play("X-o-----x-o-----", lambda _: kit.kick(pitch=46, ring=0.45, click=0.08), 0.8, 0, 1)
    play("----x-------x--.", lambda _: kit.rim(), 0.4, 0.25, 2)
    play(".o.o.o.o.o.o.o.o", lambda n: kit.brush(sweep=0.1, take=n), 0.25, -0.45, 3)
    place(track, kit.kick(pitch=46, ring=0.7, click=0.08), SCORE.at(SCORE.last, 0), 0.8)
    return finished(in_room(track, size=1.9, wet=0.24), fade=1.0)
