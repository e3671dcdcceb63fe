"""What demo pieces are made of: words, or a file that is played, drawn or filmed when asked for."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from PIL import Image

from ensemble.demo.films.film import write_film
from ensemble.demo.films.program import PROGRAM
from ensemble.demo.pictures.gallery import GALLERY, Picture
from ensemble.demo.sound.stems import STEMS, Stem
from ensemble.demo.sound.track import RATE, Sound
from ensemble.demo.sound.wav import write_wav


class Material(Protocol):
    """A file to be. `small` asks for one of the same kind that costs next to nothing."""

    @property
    def title(self) -> str: ...

    @property
    def file_name(self) -> str: ...

    @property
    def alternative(self) -> str:
        """Words for those who can't see it."""
        ...

    def write(self, folder: Path, *, small: bool = False) -> Path:
        """Make the file in `folder`."""
        ...


@dataclass(frozen=True)
class Played:
    """A stem of a song, by its title; another take with another seed."""

    title: str
    take: int = 1
    alternative: str = ""

    @property
    def file_name(self) -> str:
        return f"{self.title}.wav"

    @property
    def stem(self) -> Stem:
        return next(stem for stem in STEMS if stem.title == self.title)

    def write(self, folder: Path, *, small: bool = False) -> Path:
        sound = _beep() if small else self.stem.play(self.take)
        return write_wav(folder / "sound.wav", sound)


@dataclass(frozen=True)
class Drawn:
    """A picture of the gallery, as ink alone or painted."""

    title: str
    painted: bool

    @property
    def file_name(self) -> str:
        return f"{self.title}.png"

    @property
    def picture(self) -> Picture:
        return next(picture for picture in GALLERY if picture.title == self.title)

    @property
    def alternative(self) -> str:
        return self.picture.alternative

    def write(self, folder: Path, *, small: bool = False) -> Path:
        sheet = _swatch() if small else self.picture.draw(colored=self.painted)
        sheet.save(folder / "picture.png", compress_level=1)
        return folder / "picture.png"


@dataclass(frozen=True)
class Filmed:
    """A film of the program."""

    title: str

    @property
    def file_name(self) -> str:
        return f"{self.title}.mp4"

    @property
    def alternative(self) -> str:
        return next(film.alternative for film in PROGRAM if film.title == self.title)

    def write(self, folder: Path, *, small: bool = False) -> Path:
        if small:
            return write_film(folder / "film.mp4", _frames(), _beep())
        film = next(film for film in PROGRAM if film.title == self.title)
        return film.write(folder / "film.mp4", 1)


def _beep() -> Sound:
    """A second of one tone."""
    wave = 0.3 * np.sin(2 * np.pi * 330 * np.arange(RATE, dtype=np.float32) / RATE)
    return np.repeat(wave[:, None], 2, axis=1).astype(np.float32)


def _swatch(shade: int = 90) -> Image.Image:
    return Image.new("RGB", (64, 48), (shade, 120, 200 - shade))


def _frames() -> Iterator[Image.Image]:
    return (_swatch(20 * number).resize((854, 480)) for number in range(8))
