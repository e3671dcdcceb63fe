from fractions import Fraction
from math import sqrt
from pathlib import Path

import pytest

from ensemble.engine.sound.layers import Layer, factor, layers, pan_factors
from ensemble.engine.timeline import Cell, Clip, Gap, Layout, Media, Timeline, Track, Transition

SONG = Media("song", Path("song.wav"), "audio")
FILM = Media("film", Path("film.mp4"), "video")
ONE = Fraction(1)


def one(track: Track) -> Layer:
    (layer,) = layers(Timeline((track,)))
    return layer


def test_a_clip_is_a_layer_at_its_sample() -> None:
    clip = Clip(SONG, ONE, start=Fraction(1, 3), offset=Fraction(-1, 2))
    layer = one(Track("sound", (clip,)))
    assert (layer.source, layer.first, layer.at, layer.length) == ("song", 16_000, -24_000, 48_000)


def test_levels_of_clip_and_track_multiply() -> None:
    layer = one(Track("sound", (Clip(SONG, ONE, gain_db=-6.0),), gain_db=-6.0))
    assert layer.left == layer.right == pytest.approx(factor(-12))


def test_pan_keeps_the_power_and_the_middle_changes_nothing() -> None:
    for pan in (-1, -0.5, 0, 0.3, 1):
        left, right = pan_factors(pan)
        assert left**2 + right**2 == pytest.approx(2)
    assert one(Track("sound", (Clip(SONG, ONE),))).left == 1.0
    assert pan_factors(-1) == pytest.approx((sqrt(2), 0))


def test_what_is_muted_or_over_before_the_beginning_is_not_heard() -> None:
    muted = Track("sound", (Clip(SONG, ONE, muted=True),))
    silent = Track("sound", (Clip(SONG, ONE),), muted=True)
    early = Track("sound", (Clip(SONG, ONE, offset=Fraction(-2)),))
    assert layers(Timeline((muted, silent, early))) == ()


def test_a_crossfade_crosses_the_sound_too_and_a_dip_dips_it() -> None:
    def fades(kind: str) -> list[tuple[int, int, int]]:
        join = Transition(Fraction(1, 2), "dip" if kind == "dip" else "crossfade")
        track = Track("picture", (Clip(FILM, ONE), join, Clip(FILM, ONE)))
        return [(each.at, each.fade_in, each.fade_out) for each in layers(Timeline((track,)))]

    assert fades("crossfade") == [(0, 0, 24_000), (24_000, 24_000, 0)]
    assert fades("dip") == [(0, 0, 12_000), (48_000, 12_000, 0)]


def test_everyone_in_a_layout_is_heard() -> None:
    cells = (
        Cell(Clip(FILM, ONE, start=ONE)),
        Cell(Clip(FILM, 2 * ONE)),
        Cell(Clip(FILM, 2 * ONE, muted=True)),
    )
    track = Track("picture", (Gap(ONE), Layout(cells, 2 * ONE)))
    found = layers(Timeline((track,)))
    assert [(each.at, each.first, each.length) for each in found] == [
        (48_000, 48_000, 48_000),
        (48_000, 0, 96_000),
    ]


def test_a_loop_is_counted_in_samples_exactly() -> None:
    clip = Clip(SONG, ONE, loop=Fraction(1, 7))
    assert one(Track("sound", (clip,))).loop == Fraction(48_000, 7)


def test_a_layer_knows_its_track() -> None:
    tracks = (Track("sound"), Track("sound", (Clip(SONG, ONE),)))
    assert [layer.track for layer in layers(Timeline(tracks))] == [1]
