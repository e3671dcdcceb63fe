"""A recording laid under the picture of a film."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from ensemble.engine.errors import Unreadable, Unsupported
from ensemble.engine.film.lay_sound import Under, lay_sound
from ensemble.engine.work import Work
from tests.engine.made import count, counted_film, heard, noise, seen, sound

RATE, RATIO = 48_000, 48_000 // 30
FRAMES = 40


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A film of 40 numbered pictures with a sound of its own, longer than it."""
    path = tmp_path_factory.mktemp("film") / "clip.mp4"
    return counted_film(path, 3, FRAMES, sound_too=True).path


def pictures(path: Path) -> list[tuple[float, bytes]]:
    """Every packet of a film's picture, and when it is shown."""
    with av.open(str(path)) as opened:
        found = [each for each in opened.demux(video=0) if each.size]
        return sorted(
            (round(float(Fraction(each.time_base or 0) * (each.pts or 0)), 3), bytes(each))
            for each in found
        )


@pytest.mark.parametrize("at", [0, 12_345, -4_801])
def test_a_whole_picture_is_copied_and_the_sound_is_the_recordings_own(
    film: Path, tmp_path: Path, at: int
) -> None:
    raw = noise(7, 2 * RATE)
    recording = sound(tmp_path / "raw.wav", raw).path
    length = lay_sound(film, recording, tmp_path / "laid.mkv", Under(at), Work(tmp_path))
    laid = heard(tmp_path / "laid.mkv", tmp_path)
    assert length == len(laid) == FRAMES * RATIO
    wanted = np.concatenate([np.zeros((max(0, -at), 2)), raw[max(0, at) :], np.zeros_like(raw)])
    assert float(np.abs(laid - wanted[:length]).max()) < 2**-22
    mine, theirs = pictures(tmp_path / "laid.mkv"), pictures(film)
    assert [shown for shown, _ in mine] == [shown for shown, _ in theirs]
    # Another container packs the very same pictures in another way: their bytes are as many.
    assert [len(each) for _, each in mine] == [len(each) for _, each in theirs]


def test_what_is_left_out_is_gone_and_the_rest_stays_together(film: Path, tmp_path: Path) -> None:
    raw = noise(8, 2 * RATE)
    recording = sound(tmp_path / "raw.wav", raw).path
    at = 2_000
    under = Under(at, start=at + 10 * RATIO, end=at + 25 * RATIO)
    length = lay_sound(film, recording, tmp_path / "laid.mkv", under, Work(tmp_path))
    laid = heard(tmp_path / "laid.mkv", tmp_path)
    assert length == len(laid) == 15 * RATIO
    assert float(np.abs(laid - raw[under.start : under.end]).max()) < 2**-22
    frames = seen(tmp_path / "laid.mkv", tmp_path)
    assert [count(frame) for frame in frames] == [(3, number) for number in range(10, 25)]


def test_an_end_alone_is_cut_off_without_coding_anew(film: Path, tmp_path: Path) -> None:
    recording = sound(tmp_path / "raw.wav", noise(9, 2 * RATE)).path
    lay_sound(film, recording, tmp_path / "laid.mkv", Under(0, end=21 * RATIO), Work(tmp_path))
    sizes = [len(each) for _, each in pictures(tmp_path / "laid.mkv")]
    assert sizes == [len(each) for _, each in pictures(film)[:21]]
    assert [count(each)[1] for each in seen(tmp_path / "laid.mkv", tmp_path)] == list(range(21))
    assert len(heard(tmp_path / "laid.mkv", tmp_path)) == 21 * RATIO


def test_a_clock_that_ran_slow_is_set_right(tmp_path: Path) -> None:
    slow = counted_film(tmp_path / "slow.mp4", 3, FRAMES, rate="2").path
    recording = sound(tmp_path / "raw.wav", noise(9, 2 * RATE)).path
    under = Under(0, drift_ppm=900.0)
    length = lay_sound(slow, recording, tmp_path / "laid.mkv", under, Work(tmp_path))
    assert length == pytest.approx(FRAMES * RATE / 2 * 1.0009, abs=1)
    last = pictures(tmp_path / "laid.mkv")[-1][0]
    assert last == pytest.approx((FRAMES - 1) / 2 * 1.0009, abs=0.001)


def test_nothing_and_no_film_are_refused(film: Path, tmp_path: Path) -> None:
    recording = sound(tmp_path / "raw.wav", noise(9, RATE)).path
    for clip, under in ((film, Under(0, start=RATE, end=RATE + 100)), (recording, Under(0))):
        with pytest.raises(Unsupported, match="Nothing would be left"):
            lay_sound(clip, recording, tmp_path / "laid.mkv", under, Work(tmp_path))
    (tmp_path / "raw.flac").write_bytes(b"fLaC" + b"\0" * 400)
    with pytest.raises(Unreadable):
        lay_sound(film, tmp_path / "raw.flac", tmp_path / "laid.mkv", Under(0), Work(tmp_path))
