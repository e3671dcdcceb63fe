"""Every picture is the right one, at every join, whatever the film is like."""

from fractions import Fraction
from math import floor
from pathlib import Path

import numpy as np
import pytest

from ensemble.engine.film import plan
from ensemble.engine.film.render import Rendered, render
from ensemble.engine.process import ffmpeg, guards
from ensemble.engine.profiles import Profile
from ensemble.engine.timeline import Clip, Item, Media, Still, Timeline, Track, Transition
from tests.engine.made import SIZE, count, counted_film, heard, picture, seen

SMALL = Profile("test", *SIZE, quality=8, effort="ultrafast")
# x264 loses nothing at 0: what is decoded is what was drawn.
LOSSLESS = Profile("lossless", *SIZE, quality=0, effort="ultrafast")
NTSC = Fraction(30_000, 1001)
RATES = ("24", "25", "30", "30000/1001", "50")


def made(tmp_path: Path, name: str, profile: Profile, *items: Item, **more: object) -> Rendered:
    (tmp_path / f"job-{name}").mkdir()
    timeline = Timeline((Track("picture", items),))
    output, folder = tmp_path / f"{name}.mp4", tmp_path / f"job-{name}"
    return render(timeline, output, folder, profile=profile, **more)  # type: ignore[arg-type]


def numbers(path: Path, tmp_path: Path) -> list[int]:
    return [count(frame)[1] for frame in seen(path, tmp_path)]


def test_short_pieces_show_what_one_pass_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bit for bit, from another frame rate, scaled, through a transition."""
    source = counted_film(tmp_path / "f1.mp4", 1, 100, rate="25")
    clip = Clip(source, Fraction(2), start=Fraction(1, 3))
    photo = Still(picture(tmp_path / "red.png", "#F02010", (300, 200)), Fraction(1))
    items = (clip, Transition(Fraction(1, 3), "crossfade"), photo)
    whole = made(tmp_path, "whole", LOSSLESS, *items)
    monkeypatch.setattr(plan, "LONGEST_SECONDS", Fraction(1, 3))
    monkeypatch.setattr(plan, "SHORTEST_SECONDS", Fraction(1, 10))
    pieces = made(tmp_path, "pieces", LOSSLESS, *items)
    assert (whole.segments, pieces.segments) == (3, 8)
    pairs = zip(seen(whole.path, tmp_path), seen(pieces.path, tmp_path), strict=True)
    assert [np.array_equal(one, other) for one, other in pairs] == [True] * whole.frames


@pytest.fixture(scope="module")
def rates(tmp_path_factory: pytest.TempPathFactory) -> list[Media]:
    folder = tmp_path_factory.mktemp("rates")
    return [
        counted_film(folder / f"f{number}.mp4", number, 60, rate=rate)
        for number, rate in enumerate(RATES)
    ]


@pytest.mark.parametrize("rate", [Fraction(30), NTSC])
def test_every_frame_rate_shows_the_nearest_pictures(
    tmp_path: Path, rates: list[Media], rate: Fraction
) -> None:
    """Clips of half a second from a third of one on, and the exact length of the sound."""
    start, half = Fraction(1, 3), Fraction(1, 2)
    clips = [Clip(source, half, start=start) for source in rates]
    result = made(tmp_path, "film", SMALL.at(rate), *clips)
    found = [count(frame) for frame in seen(result.path, tmp_path)]
    expected = []
    for number, source_rate in enumerate(map(Fraction, RATES)):
        begin, end = (floor(half * each * rate + half) for each in (number, number + 1))
        first = floor((start + begin / rate - number * half) * rate + half)
        for frame in range(first, first + end - begin):
            shown = [n for n in range(60) if floor(n / source_rate * rate + half) <= frame]
            expected.append((number, shown[-1]))
    assert found == expected
    assert result.frames == floor(Fraction(5, 2) * rate + half)
    assert len(heard(result.path, tmp_path)) == floor(result.frames / rate * 48_000 + half)


def test_pictures_between_far_key_frames_are_found(tmp_path: Path) -> None:
    """Frames that lie in another order than they are seen in, and groups that lean on others."""
    coded = ("-preset", "medium", "-x264-params", "open-gop=1:keyint=24:bframes=8:b-pyramid=normal")
    source = counted_film(tmp_path / "f1.mp4", 1, 90, coded=coded)
    firsts = [0, 1, 7, 15, 22, 23, 24, 25, 46, 47, 48, 61, 71, 72, 87]
    clips = [Clip(source, Fraction(2, 30), start=Fraction(first, 30)) for first in firsts]
    result = made(tmp_path, "film", SMALL, *clips)
    assert numbers(result.path, tmp_path) == [n for first in firsts for n in (first, first + 1)]


@pytest.mark.parametrize("suffix", ["mp4", "mkv"])
def test_pictures_that_begin_late_stay_with_their_sound(tmp_path: Path, suffix: str) -> None:
    """The first picture is there until the others begin; nothing moves."""
    path = tmp_path / f"f1.{suffix}"
    source = counted_film(path, 1, 30, sound_too=True, late="0.5", seconds=1)
    later = Clip(source, Fraction(1, 3), start=Fraction(1, 3))
    result = made(tmp_path, "film", SMALL, Clip(source, Fraction(1)), later)
    assert numbers(result.path, tmp_path) == [*[0] * 15, *range(15), *[0] * 5, *range(5)]


def test_a_film_that_was_cut_without_a_new_key_frame_begins_where_it_says(tmp_path: Path) -> None:
    """Its edit list hides the pictures before; they are read and not seen."""
    long = counted_film(tmp_path / "long.mp4", 1, 60)
    path = tmp_path / "cut.mp4"
    opened = guards.source(long.path, "mov", "-ss", "0.4")
    cut = [*opened, "-c", "copy", *guards.target(path, seconds="1")]
    ffmpeg.run(cut, folder=tmp_path, inputs=[long.path])
    clip = Clip(Media("cut", path, "video"), Fraction(1, 2))
    result = made(tmp_path, "film", SMALL, clip)
    assert numbers(result.path, tmp_path) == list(range(12, 27))
