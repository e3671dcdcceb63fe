"""A paper bird crosses a valley: five seconds."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from PIL import Image

from ensemble.demo.films.film import FRAMES_A_SECOND, SIZE, write_film
from ensemble.demo.pictures.outlines import curve, oval
from ensemble.demo.pictures.palette import CORAL, CREAM, MOSS, PEACH, PINE, SAND, SKY, SUN, TEAL
from ensemble.demo.pictures.sheet import Sheet
from ensemble.demo.sound.keys import kalimba
from ensemble.demo.sound.level import finished
from ensemble.demo.sound.reverb import in_room
from ensemble.demo.sound.score import Score, chords
from ensemble.demo.sound.track import Sound, place, silence
from ensemble.demo.sound.whistle import whistled

FRAMES = 5 * FRAMES_A_SECOND
SCORE = Score("Paper bird", "G major", 96, chords("Gadd9 Cmaj7"))
TUNE = "-:1 D5:1 G5:1 A5:1  B5:1.5 A5:.5 G5:1.8"
_POSES = 12


def film_paper_bird(path: Path, seed: int = 1) -> Path:
    """Write the film: folded paper flies from left to right, hills go the other way."""
    return write_film(path, _frames(seed), _sound())


def _frames(seed: int) -> Iterator[Image.Image]:
    sky, far, near = _sky(seed), _hills(seed, 0), _hills(seed, 1)
    poses = [_pose(seed + turn % 3, turn) for turn in range(_POSES)]
    for number in range(FRAMES):
        along = number / (FRAMES - 1)
        frame = sky.copy()
        frame.paste(far, (round(-90 * along), 0), far)
        bird = poses[number % _POSES]
        rise = 90 - 40 * np.sin(along * np.pi) - 14 * np.sin(number * 2 * np.pi / _POSES)
        frame.paste(bird, (round(-240 + 1100 * along), round(rise)), bird)
        frame.paste(near, (round(-260 * along), 0), near)
        yield frame


def _sky(seed: int) -> Image.Image:
    sheet = Sheet(seed, SIZE, paper=SKY)
    for top, color in ((150, "#BBD3C6"), (235, "#F1DDB0"), (310, PEACH)):
        rows = [(x, top + 9 * np.sin(x / 80 + top)) for x in range(-20, SIZE[0] + 40, 20)]
        sheet.paint([*rows, (SIZE[0] + 20, 500), (-20, 500)], color)
    sheet.shape(oval(640, 290, 70), SUN, line=2)
    for x, y in ((110, 80), (420, 120), (700, 70)):
        puff = [(x, y), (x + 30, y - 26), (x + 70, y - 30), (x + 104, y - 8), (x + 120, y + 4)]
        sheet.shape(curve(puff, closed=True), CREAM, line=2)
    return sheet.finished()


def _hills(seed: int, near: int) -> Image.Image:
    """A strip of hills wider than the frame, so that it can pass."""
    wide = SIZE[0] + 280
    sheet = Sheet(seed + near, (wide * 2, SIZE[1] * 2), paper=None)
    level, height, color = ((640, 90, MOSS), (800, 70, PINE))[near]
    steps = range(-60, wide * 2 + 160, 110)
    ridge = curve([(x, level - height * np.sin(x / 230 + near)) for x in steps])
    sheet.shape([*ridge, (wide * 2 + 60, 1000), (-60, 1000)], color, line=5)
    for x, y in ridge[12:-12:18]:
        size = float(sheet.chance.uniform(22, 42))
        sheet.stroke([(x, y + size), (x, y - size)], line=6)
        sheet.shape(oval(x, y - size * 1.5, size * 0.8, size), TEAL if near else SAND, line=4)
    return sheet.layer((wide, SIZE[1]))


def _pose(seed: int, turn: int) -> Image.Image:
    """The bird with its wings at one moment of a beat."""
    lift = np.cos(2 * np.pi * turn / _POSES)
    sheet = Sheet(seed, (480, 480), paper=None)
    tip, far_tip = 250 - 190 * lift, 250 - 160 * lift
    sheet.shape([(210, 250), (300, 244), (296, far_tip)], "#D9C6A8", line=4)
    sheet.shape([(30, 214), (200, 236), (170, 286)], CREAM, line=4)
    sheet.shape([(160, 262), (250, 230), (340, 262), (250, 322)], CREAM, line=4)
    sheet.shape([(310, 262), (404, 170), (356, 270)], CREAM, line=4)
    sheet.shape([(404, 170), (462, 196), (394, 206)], CORAL, line=4)
    sheet.shape([(180, 256), (300, 252), (200, tip)], "#FFF9EC", line=4.5)
    sheet.stroke([(240, 254), (204, tip)], line=2.5)
    return sheet.layer((230, 230))


def _sound() -> Sound:
    track = silence(SCORE.samples)
    for bar, chord in enumerate(SCORE.chords):
        for step, note in enumerate(chord.voiced(55, 8)):
            place(track, kalimba(note), SCORE.at(bar, step / 2), 0.5, step / 7 - 0.5)
    for at, note, beats in SCORE.line(TUNE):
        place(track, whistled(note, SCORE.lasting(beats)), at, 0.3, 0.2)
    return finished(in_room(track, size=1.6, wet=0.25), fade=0.8)
