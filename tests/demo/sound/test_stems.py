"""All that can be heard: in time, at its level, in its key, the same again."""

from functools import cache

import numpy as np
import pytest

from ensemble.demo.sound.stems import STEMS, Stem
from ensemble.demo.sound.track import Sound
from ensemble.people.models import Craft

every_stem = pytest.mark.parametrize("stem", STEMS, ids=lambda stem: stem.title)
SCALES = {
    "E minor": {4, 6, 7, 9, 11, 0, 2},
    "D minor": {2, 4, 5, 7, 9, 10, 0},
    "A minor": {9, 11, 0, 2, 4, 5, 7},
}
UNPITCHED = {"drums", "field-sound", "voice"}


@cache
def heard(stem: Stem) -> Sound:
    sound = stem.play(1)
    sound.setflags(write=False)
    return sound


@every_stem
def test_a_stem_fills_whole_bars_of_its_song(stem: Stem) -> None:
    sound = heard(stem)
    assert sound.dtype == np.float32
    assert sound.shape == (stem.score.samples, 2)
    assert len(sound) % stem.score.bar == 0
    assert 10 <= len(sound) / 48_000 <= 24


@every_stem
def test_a_stem_is_at_its_level_and_clips_nowhere(stem: Stem) -> None:
    sound = heard(stem).astype(np.float64)
    loudness = 20 * np.log10(np.sqrt(np.mean(sound**2)))
    assert loudness == pytest.approx(-18, abs=0.5)
    assert 20 * np.log10(np.abs(sound).max()) <= -1


@every_stem
def test_a_stem_starts_and_ends_in_silence_and_has_no_offset(stem: Stem) -> None:
    sound = heard(stem)
    assert np.abs(sound[0]).max() < 0.001
    assert np.abs(sound[-48:]).max() < 0.001
    assert np.abs(sound.mean(axis=0)).max() < 0.001


@every_stem
def test_every_bar_of_a_stem_is_played(stem: Stem) -> None:
    bars = heard(stem).reshape(len(stem.score.chords), -1)
    assert (20 * np.log10(np.sqrt(np.mean(np.square(bars), axis=1))) > -26).all()


@pytest.mark.parametrize(
    "stem", [stem for stem in STEMS if stem.craft not in UNPITCHED], ids=lambda stem: stem.title
)
def test_a_stem_is_in_the_key_of_its_song(stem: Stem) -> None:
    in_key = sum(notes_heard(heard(stem))[note] for note in SCALES[stem.score.key])
    assert in_key > 0.7  # noise or a wrong key gives about 0.58


@pytest.mark.parametrize("stem", [STEMS[0], STEMS[7], STEMS[14]], ids=lambda stem: stem.title)
def test_the_same_seed_is_the_same_take_and_another_is_another(stem: Stem) -> None:
    assert np.array_equal(stem.play(1), heard(stem))
    assert not np.array_equal(stem.play(2), heard(stem))


def test_no_two_stems_have_one_title() -> None:
    assert len({stem.title for stem in STEMS}) == len(STEMS) == 16


def test_every_stem_needs_a_craft_that_members_have() -> None:
    assert {stem.craft for stem in STEMS} <= set(Craft.values)


def test_the_stems_of_a_song_layer() -> None:
    for title in ("Kitchen Window", "Night Bus", "Stairwell"):
        layers = [heard(stem) for stem in STEMS if stem.score.title == title]
        assert len(layers) >= 5
        assert len({layer.shape for layer in layers}) == 1


@pytest.mark.parametrize("title", ["Kitchen Window", "Night Bus", "Stairwell"])
def test_a_song_mixed_at_its_gains_has_headroom_and_hears_every_stem(title: str) -> None:
    stems = [stem for stem in STEMS if stem.score.title == title]
    mixed = np.sum([heard(stem) * 10 ** ((stem.gain - 6) / 20) for stem in stems], axis=0)
    assert np.abs(mixed).max() < 1
    for stem in stems:
        assert audible_share(heard(stem) * 10 ** ((stem.gain - 6) / 20), mixed) > 0.02


def audible_share(stem: Sound, mixed: Sound) -> float:
    """The largest share of any octave of the mix that is this stem."""
    parts, whole = (np.abs(np.fft.rfft(sound.sum(axis=1))) ** 2 for sound in (stem, mixed))
    edges = [round(60 * 2**octave * len(stem) / 48_000) for octave in range(8)]
    return float((np.add.reduceat(parts, edges) / np.add.reduceat(whole, edges)).max())


def notes_heard(sound: Sound) -> list[float]:
    """The share of each pitch class in what sounds between 60 and 1200 Hz."""
    power = np.abs(np.fft.rfft(sound.sum(axis=1).astype(np.float64))) ** 2
    frequency = np.fft.rfftfreq(len(sound), 1 / 48_000)
    audible = (frequency > 60) & (frequency < 1200)
    classes = np.round(69 + 12 * np.log2(frequency[audible] / 440)).astype(int) % 12
    shares = np.bincount(classes, power[audible], minlength=12)
    return [float(share) for share in shares / shares.sum()]
