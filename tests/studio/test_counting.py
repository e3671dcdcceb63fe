"""How music is counted, as a call's words say it."""

from fractions import Fraction

import pytest

from ensemble.studio.counting import measure_in


@pytest.mark.parametrize(
    ("words", "tempo", "beats", "key"),
    [
        ("96 BPM, 3/4, E minor", Fraction(96), 3, "E minor"),
        ("around 92,5 bpm in F#m", Fraction(185, 2), 4, "F# m"),
        ("6/8 at 120 bpm", Fraction(180), 6, ""),
    ],
)
def test_a_tempo_is_read_from_words(words: str, tempo: Fraction, beats: int, key: str) -> None:
    measure, is_told = measure_in("nothing here", words)
    assert (measure.tempo, measure.beats, measure.key, is_told) == (tempo, beats, key, True)


@pytest.mark.parametrize("words", ["", "Five seconds", "999 bpm", "A Minor incident"])
def test_where_nobody_says_it_that_is_known(words: str) -> None:
    measure, is_told = measure_in(words)
    assert (measure.tempo, is_told) == (Fraction(120), False)
