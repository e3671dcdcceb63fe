"""The sun rises over the harbor: five seconds."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from PIL import Image, ImageColor

from ensemble.demo.films.film import FRAMES_A_SECOND, SIZE, write_film
from ensemble.demo.pictures.harbor import (
    HIGH,
    WIDE,
    draw_boat,
    draw_pier,
    draw_town,
    draw_water,
)  # fmt: skip
from ensemble.demo.pictures.outlines import oval
from ensemble.demo.pictures.palette import CORAL, CREAM, SUN
from ensemble.demo.pictures.sheet import Sheet
from ensemble.demo.sound.keys import kalimba, pad
from ensemble.demo.sound.level import finished
from ensemble.demo.sound.reverb import in_room
from ensemble.demo.sound.score import Score, chords
from ensemble.demo.sound.track import Sound, place, silence

FRAMES = 5 * FRAMES_A_SECOND
SCORE = Score("Sunrise", "D major", 96, chords("Dadd9 Gmaj7"))

_SMALL = SIZE[0] / WIDE
_TOP = 180  # what the camera does not see of the drawing
_NIGHT = ("#191C40", "#2C2F5E", "#46386B", "#6D4270", "#94506F")
_DAY = ("#7FB4BF", "#A9C8BF", "#F3D9A4", "#F7C28C", "#F19A74")


def film_sunrise(path: Path, seed: int = 1) -> Path:
    """Write the film: night turns to morning, boats rock at their ropes."""
    return write_film(path, _frames(seed), _sound(seed))


def _frames(seed: int) -> Iterator[Image.Image]:
    shore, sun, boats = _shore(seed), _sun(seed), _boats(seed)
    by_day, dark = shore.convert("RGB"), _before_light(shore)
    for number in range(FRAMES):
        risen = 0.5 - 0.5 * np.cos(np.pi * number / (FRAMES - 1))
        light = 0.15 + 0.85 * risen
        frame = _sky(risen)
        frame.paste(sun, (452, round(262 - 190 * risen)), sun)
        frame.paste(Image.blend(dark, by_day, light), (0, 0), shore)
        for turn, (boat, night, (x, y)) in enumerate(boats):
            aside, rock = 10 * risen * (turn + 1), 3 * np.sin(number / 9 + turn * 2)
            lit = Image.blend(night, boat.convert("RGB"), light)
            frame.paste(lit, (round(x + aside), round(y + rock)), boat)
        yield frame


def _shore(seed: int) -> Image.Image:
    sheet = Sheet(seed, (WIDE, HIGH), paper=None)
    draw_town(sheet)
    draw_water(sheet)
    draw_pier(sheet)
    return sheet.layer(SIZE, top=_TOP)


def _before_light(layer: Image.Image) -> Image.Image:
    day = layer.convert("RGB")
    return Image.blend(day, Image.new("RGB", day.size, "#141733"), 0.72)


def _sun(seed: int) -> Image.Image:
    sheet = Sheet(seed, (260, 260), paper=None)
    sheet.shape(oval(130, 130, 120), SUN, line=4)
    return sheet.layer((140, 140))


def _boats(seed: int) -> list[tuple[Image.Image, Image.Image, tuple[int, int]]]:
    """Each boat by day and by night, cut out, with its place in the frame."""
    boats = []
    for x, y, scale, sail in ((480, 760, 1.0, CREAM), (900, 850, 1.5, CORAL), (220, 930, 1.2, SUN)):
        sheet = Sheet(seed, (400, 500), paper=None)
        draw_boat(sheet, 200, 320, scale, sail)
        boat = sheet.layer((round(400 * _SMALL), round(500 * _SMALL)))
        spot = (round((x - 200) * _SMALL), round((y - 320 - _TOP) * _SMALL))
        boats.append((boat, _before_light(boat), spot))
    return boats


def _sky(risen: float) -> Image.Image:
    """Five bands of paper between night and day."""
    bands = [
        np.array(ImageColor.getrgb(night)) * (1 - risen) + np.array(ImageColor.getrgb(day)) * risen
        for night, day in zip(_NIGHT, _DAY, strict=True)
    ]
    sky = Image.new("RGB", SIZE)
    for turn, band in enumerate(bands):
        sky.paste(tuple(band.astype(int).tolist()), (0, turn * 52, SIZE[0], SIZE[1]))
    return sky


def _sound(seed: int) -> Sound:
    track = silence(SCORE.samples)
    for bar, chord in enumerate(SCORE.chords):
        for note in (chord.root_above(38), *chord.voiced(54)):
            place(track, pad(note, 3.0 if bar else 4.2, seed=seed), SCORE.at(bar, 0), 0.22)
        for step, note in enumerate(chord.voiced(66, 7)):
            place(track, kalimba(note), SCORE.at(bar, step / 2), 0.35, step / 6 - 0.5)
    return finished(in_room(track, size=1.8, wet=0.3), fade=1.4)
