"""The last bus goes through the rain: five seconds."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from ensemble.demo.films.film import FRAMES_A_SECOND, SIZE, write_film
from ensemble.demo.pictures.bus import (
    HIGH,
    WIDE,
    draw_bus,
    draw_lamp,
    draw_road,
    draw_street,
)  # fmt: skip
from ensemble.demo.pictures.palette import NIGHT, SKY
from ensemble.demo.pictures.sheet import Sheet
from ensemble.demo.sound.keys import pad
from ensemble.demo.sound.level import finished
from ensemble.demo.sound.score import chords
from ensemble.demo.sound.track import RATE, Sound, place
from ensemble.demo.sound.weather import idling, rain

FRAMES = 5 * FRAMES_A_SECOND
_TOP = 180
_STREET = 3200


def film_last_bus(path: Path, seed: int = 1) -> Path:
    """Write the film: houses and lamps pass, the wheels turn, nobody is in a hurry."""
    return write_film(path, _frames(seed), _sound(seed))


def _frames(seed: int) -> Iterator[Image.Image]:
    street, bus, road = _layers(seed)
    chance = np.random.default_rng(seed)
    for number in range(FRAMES):
        frame = street.crop((number * 6, 0, number * 6 + SIZE[0], SIZE[1]))
        frame.paste(road, (0, 0), road)
        shake = round(1.6 * np.sin(number / 2.2) + 0.9 * np.sin(number / 0.9))
        frame.paste(bus, (0, shake), bus)
        _turn_wheels(frame, number, shake)
        _rain(frame, chance)
        yield frame


def _layers(seed: int) -> tuple[Image.Image, Image.Image, Image.Image]:
    """The street, wider than the frame and opaque; the bus; the road."""
    street, bus, road = (Sheet(seed, (wide, HIGH), paper=None) for wide in (_STREET, WIDE, WIDE))
    draw_street(street, houses=18)
    for x in range(500, _STREET, 820):
        draw_lamp(street, x)
    draw_road(road)
    draw_bus(bus)
    wide = SIZE[0] * _STREET // WIDE
    houses = street.layer((wide, SIZE[1]), top=_TOP)
    ground = Image.new("RGB", houses.size, NIGHT)
    ground.paste(houses, (0, 0), houses)
    return ground, bus.layer(SIZE, top=_TOP), road.layer(SIZE, top=_TOP)


def _turn_wheels(frame: Image.Image, number: int, shake: int) -> None:
    draw = ImageDraw.Draw(frame)
    for x in (390, 960):
        across, down = x * SIZE[0] / WIDE, (892 - _TOP) * SIZE[0] / WIDE + shake
        for spoke in range(3):
            turn = number * 0.28 + spoke * np.pi / 3
            aside, up = 17 * np.cos(turn), 17 * np.sin(turn)
            draw.line((across - aside, down - up, across + aside, down + up), "#5A4636", 2)


def _rain(frame: Image.Image, chance: np.random.Generator) -> None:
    draw = ImageDraw.Draw(frame)
    for x, y, long in chance.uniform((0, -20, 12), (SIZE[0] + 20, SIZE[1], 34), (110, 3)):
        draw.line((x, y, x - long * 0.25, y + long), SKY, 1)


def _sound(seed: int) -> Sound:
    samples = RATE * FRAMES // FRAMES_A_SECOND
    track = rain(samples, seed=seed)
    place(track, idling(samples, 38), 0, 0.08)
    for note in (38, *chords("Dm9")[0].voiced(53)):
        place(track, pad(note, samples / RATE, seed=seed), 0, 0.06)
    return finished(track, fade=1.0)
