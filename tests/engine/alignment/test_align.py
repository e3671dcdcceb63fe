from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from ensemble.engine.alignment.align import Aligned, align
from ensemble.engine.alignment.ticks import Ticks, ticking
from ensemble.engine.errors import Cancelled, EngineError, Unsupported
from ensemble.engine.sound.bext import Bext
from ensemble.engine.sound.broadcast import write_broadcast
from ensemble.engine.timeline import Clip, Media, Timeline, Track
from tests.engine.made import picture
from tests.engine.songs import RATE, Mono, hissing, in_a_room, packed, part, saved, song

SECONDS = 9.0
SONG = song(SECONDS)


@pytest.fixture(scope="module")
def mix(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return saved(tmp_path_factory.mktemp("mix") / "mix.wav", SONG)


def off(found: Aligned, true: float) -> float:
    """By how many milliseconds a place is wrong."""
    return abs(float(found.offset) - true) * 1_000


@pytest.mark.parametrize("true", [3.2000071, -0.75])
def test_a_take_from_a_noisy_room_is_placed_within_a_tenth_of_a_millisecond(
    mix: Path, tmp_path: Path, folder: Path, true: float
) -> None:
    before = np.zeros(round(max(0.0, -true) * RATE))
    heard = in_a_room(part(SONG, max(0.0, true), 5.75)) * 0.05
    take = saved(tmp_path / "take.wav", hissing(np.concatenate([before, heard])))
    found = align(take, mix, folder=folder)
    assert off(found, true) < 0.1
    assert found.samples == round(found.offset * RATE)
    assert (found.method, found.confidence > 0.9) == ("correlation", True)
    assert abs(found.drift_ppm or 0) < 30
    assert "keeps time" in found.sentence
    assert not list(folder.iterdir())


@pytest.mark.parametrize(
    ("suffix", "options"), [(".mp3", ["-b:a", "96k"]), (".m4a", ["-c:a", "aac"]), (".ogg", [])]
)
def test_what_a_format_adds_in_front_is_taken_off(
    mix: Path, tmp_path: Path, folder: Path, suffix: str, options: list[str]
) -> None:
    take = packed(saved(tmp_path / "take.wav", part(SONG, 4.1, 4.0)), suffix, *options)
    found = align(take, mix, folder=folder)
    assert off(found, 4.1) < 0.1
    assert found.confidence > 0.9


def test_upside_down_is_the_same_place(mix: Path, tmp_path: Path, folder: Path) -> None:
    take = saved(tmp_path / "take.wav", -part(SONG, 4.1, 2.0))
    assert off(align(take, mix, folder=folder), 4.1) < 0.1


@pytest.mark.parametrize(
    ("speed", "words"),
    [
        (1 + 500e-6, "It runs 3 ms ahead by the end."),
        (1 - 500e-6, "It runs 3 ms behind by the end."),
        (48_000 / 44_100, "recorded at 44,100 samples a second and is played as 48,000"),
    ],
)
def test_drift_is_measured_and_told(
    mix: Path, tmp_path: Path, folder: Path, speed: float, words: str
) -> None:
    take = saved(tmp_path / "take.wav", hissing(part(SONG, 2.0, 6.0, speed)))
    found = align(take, mix, folder=folder)
    assert off(found, 2.0) < 0.3
    assert found.drift_ppm == pytest.approx((speed - 1) * 1e6, abs=20)
    assert words in found.sentence


@pytest.mark.parametrize(
    "wrong",
    [song(3.0, 99), np.random.default_rng(5).standard_normal(2 * RATE) * 0.1, np.zeros(RATE)],
    ids=["another song", "noise", "silence"],
)
def test_what_is_not_in_the_mix_is_not_found(
    mix: Path, tmp_path: Path, folder: Path, wrong: Mono
) -> None:
    found = align(saved(tmp_path / "take.wav", wrong), mix, folder=folder)
    assert found.confidence < 0.5
    assert found.drift_ppm is None
    assert "could not find its place" in found.sentence


def test_a_loop_fits_in_several_places_and_a_hint_helps(tmp_path: Path, folder: Path) -> None:
    mix = saved(tmp_path / "mix.wav", np.tile(song(2.5, 7), 6))
    take = saved(tmp_path / "take.wav", np.tile(song(2.5, 7), 2))
    found = align(take, mix, folder=folder)
    assert found.confidence < 0.3
    assert "several places" in found.sentence
    hinted = align(take, mix, folder=folder, around=Fraction(5))
    assert off(hinted, 5.0) < 0.1
    assert hinted.confidence > 0.9


def test_a_long_take_of_a_loop_probably_begins_with_it(tmp_path: Path, folder: Path) -> None:
    loop = song(2.5)
    music = saved(tmp_path / "loop.wav", np.tile(loop, 6))
    take = saved(tmp_path / "take.wav", hissing(np.tile(loop, 4)[: 9 * RATE] * 0.3))
    found = align(take, music, folder=folder)
    assert off(found, 0.0) < 0.2
    assert 0.5 < found.confidence < 0.9
    assert "probably" in found.sentence


def test_a_bounce_of_equal_length_begins_with_the_mix(
    mix: Path, tmp_path: Path, folder: Path
) -> None:
    """Even one in which nothing of the mix is heard."""
    alike = align(saved(tmp_path / "a.wav", SONG * 0.3), mix, folder=folder)
    assert (alike.method, alike.offset, alike.confidence > 0.9) == ("length", Fraction(0), True)
    long = SONG[: 8 * RATE + 7]
    whole = saved(tmp_path / "mix.wav", long)
    solo = saved(tmp_path / "b.wav", song(SECONDS, 8)[: len(long)])
    found = align(solo, whole, folder=folder)
    assert (found.method, found.offset) == ("length", Fraction(0))
    assert 0.5 < found.confidence <= 0.9
    shifted = saved(tmp_path / "c.wav", np.concatenate([SONG[3 * RATE :], np.zeros(3 * RATE)]))
    heard = align(shifted, mix, folder=folder)
    assert (heard.method, heard.samples) == ("correlation", 3 * RATE)


def stamped(path: Path, wave: Mono, seconds: float) -> Path:
    """A Broadcast WAV that says when it begins."""
    block = np.stack([wave, wave], 1).astype(np.float32)
    bext = Bext(round(seconds * RATE))
    write_broadcast(path, [block], samples=len(block), bext=bext)
    return path


def test_the_written_time_places_what_is_not_heard(mix: Path, tmp_path: Path, folder: Path) -> None:
    overdub = song(2.0, 9)
    found = align(stamped(tmp_path / "a.wav", overdub, 4.25), mix, folder=folder)
    assert (found.method, found.samples) == ("bext", round(4.25 * RATE))
    assert found.confidence >= 0.8
    hour = align(stamped(tmp_path / "b.wav", overdub, 3_604.25), mix, folder=folder)
    assert (hour.method, hour.samples) == ("bext", found.samples)
    noon = align(stamped(tmp_path / "c.wav", overdub, 12 * 3_600), mix, folder=folder)
    assert (noon.method, noon.confidence < 0.3) == ("correlation", True)


def test_the_written_time_is_from_the_mixs_own(tmp_path: Path, folder: Path) -> None:
    mix = stamped(tmp_path / "mix.wav", SONG, 9_000)
    found = align(stamped(tmp_path / "a.wav", song(2.0, 9), 9_003), mix, folder=folder)
    assert (found.method, found.samples) == ("bext", 3 * RATE)


def test_the_ear_overrules_a_wrong_time_and_confirms_a_right_one(
    mix: Path, tmp_path: Path, folder: Path
) -> None:
    heard = part(SONG, 4.25, 4.0)
    wrong = align(stamped(tmp_path / "a.wav", heard, 8.0), mix, folder=folder)
    assert (wrong.method, wrong.samples) == ("correlation", round(4.25 * RATE))
    right = align(stamped(tmp_path / "b.wav", heard, 4.25), mix, folder=folder)
    assert (right.method, right.samples) == ("bext", round(4.25 * RATE))
    assert right.confidence > 0.98


def test_ticks_place_a_take_that_shares_nothing_with_the_mix(
    mix: Path, tmp_path: Path, folder: Path
) -> None:
    ticks = Ticks((-96_000, -72_000, -48_000, -24_000))
    played = np.concatenate([np.zeros(10_000), ticking(ticks).astype(float)])
    take = np.concatenate([played, song(3.0, 9)])
    found = align(saved(tmp_path / "a.wav", in_a_room(take)), mix, folder=folder, ticks=ticks)
    assert (found.method, found.samples) == ("ticks", -106_000)
    assert "before the mix" in found.sentence


def test_a_timeline_is_a_mix(mix: Path, tmp_path: Path, folder: Path) -> None:
    clip = Clip(Media("mix", mix, "audio"), Fraction(9), offset=Fraction(1, 2))
    take = saved(tmp_path / "take.wav", part(SONG, 4.0, 3.0))
    found = align(take, Timeline((Track("sound", (clip,)),)), folder=folder)
    assert off(found, 4.5) < 0.1


def test_one_way_can_be_asked_for(mix: Path, tmp_path: Path, folder: Path) -> None:
    take = stamped(tmp_path / "take.wav", part(SONG, 4.0, 3.0), 7.0)
    assert align(take, mix, folder=folder, how="bext").samples == 7 * RATE
    assert align(take, mix, folder=folder, how="correlation").samples == 4 * RATE
    assert align(take, mix, folder=folder, how="length").confidence == 0
    with pytest.raises(Unsupported, match="say which"):
        align(take, mix, folder=folder, how="ticks")


def test_what_has_no_sound_is_refused(mix: Path, tmp_path: Path, folder: Path) -> None:
    still = picture(tmp_path / "a.png", "red").path
    with pytest.raises(EngineError, match="nothing to hear"):
        align(still, mix, folder=folder)


def test_it_can_be_called_off(mix: Path, tmp_path: Path, folder: Path) -> None:
    take = saved(tmp_path / "take.wav", part(SONG, 4.0, 3.0))
    with pytest.raises(Cancelled):
        align(take, mix, folder=folder, cancelled=lambda: True)
