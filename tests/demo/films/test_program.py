"""Films that play: every frame decodes, something moves, and there is sound under all of it."""

from dataclasses import dataclass

import av
import numpy as np
import numpy.typing as npt
import pytest

from ensemble.demo.films.program import PROGRAM, Film


@dataclass
class Screening:
    """What a viewer gets: small gray frames, samples, and how the file says it is coded."""

    film: Film
    pictures: npt.NDArray[np.float32]
    sound: npt.NDArray[np.float32]
    codecs: tuple[str, str]
    size: tuple[int, int]
    rate: float


@pytest.fixture(scope="module", params=PROGRAM, ids=lambda film: film.title)
def screening(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Screening:
    film: Film = request.param
    path = film.write(tmp_path_factory.mktemp("films") / "film.mp4", 1)
    with av.open(str(path)) as file:
        picture, audio = file.streams.video[0], file.streams.audio[0]
        size, rate = (picture.width, picture.height), float(picture.average_rate or 0)
        codecs = picture.codec_context.name, audio.codec_context.name
        frames = [frame.to_ndarray(format="gray")[::8, ::8] for frame in file.decode(picture)]
        file.seek(0)
        sound = [frame.to_ndarray() for frame in file.decode(audio)]
    stacked = np.stack(frames).astype(np.float32)
    return Screening(film, stacked, np.concatenate(sound, axis=1), codecs, size, rate)


def test_a_film_is_what_browsers_play(screening: Screening) -> None:
    assert screening.codecs == ("h264", "aac")
    assert screening.size == (854, 480)
    assert screening.rate == 24


def test_a_film_has_all_its_frames(screening: Screening) -> None:
    assert len(screening.pictures) == screening.film.frames
    assert 4 <= screening.film.frames / 24 <= 6


def test_a_film_moves_all_the_time_and_is_never_blank(screening: Screening) -> None:
    assert (screening.pictures.std(axis=(1, 2)) > 15).all()
    second_by_second = screening.pictures[::24]
    assert (np.abs(np.diff(second_by_second, axis=0)).mean(axis=(1, 2)) > 0.8).all()


def test_a_film_sounds_as_long_as_it_lasts(screening: Screening) -> None:
    seconds = screening.sound.shape[1] / 48_000
    assert seconds == pytest.approx(screening.film.frames / 24, abs=0.05)
    assert 20 * np.log10(np.sqrt(np.mean(screening.sound**2))) == pytest.approx(-18, abs=1)


def test_no_two_films_have_one_title() -> None:
    assert len({film.title for film in PROGRAM}) == len(PROGRAM) == 3
