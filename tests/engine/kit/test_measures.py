from fractions import Fraction

import numpy as np
import pytest

from ensemble.engine.errors import Unsupported
from ensemble.engine.kit.measures import Measure, clicks

RATE = 48_000


@pytest.mark.parametrize(
    ("key", "sharps", "is_minor"),
    [
        ("C", 0, False),
        ("Am", 0, True),
        ("G major", 1, False),
        ("F# minor", 3, True),
        ("Bb", -2, False),
        ("E♭m", -6, True),
        ("C#", 7, False),
        ("Cb", -7, False),
    ],
)
def test_a_key_is_a_number_of_sharps(key: str, sharps: int, is_minor: bool) -> None:
    measure = Measure(Fraction(120), key=key)
    assert (measure.sharps, measure.is_minor) == (sharps, is_minor)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"tempo": Fraction(0)}, "between 20 and 400"),
        ({"tempo": Fraction(120), "beats": 0}, "written like 4/4"),
        ({"tempo": Fraction(120), "unit": 3}, "written like 4/4"),
        ({"tempo": Fraction(120), "key": "H"}, "don't know the key"),
        ({"tempo": Fraction(120), "key": "G#"}, "more than seven"),
    ],
)
def test_what_can_not_be_played_is_refused(wrong: dict[str, object], sentence: str) -> None:
    with pytest.raises(Unsupported, match=sentence):
        Measure(**wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize(("tempo", "beats", "unit"), [(93, 3, 4), (120, 6, 8), (61, 4, 4)])
def test_a_click_stands_on_every_beat_and_the_first_is_louder(
    tempo: int, beats: int, unit: int
) -> None:
    measure = Measure(Fraction(tempo), beats, unit)
    samples = 5 * RATE + 17
    heard = np.abs(np.concatenate(list(clicks(measure, samples)))[:, 0])
    assert len(heard) == samples
    sounding = np.flatnonzero(heard > 1e-3)
    begins = sounding[np.flatnonzero(np.diff(sounding, prepend=-RATE) > RATE // 20)]
    length = measure.seconds_a_beat * RATE
    assert len(begins) == -(-samples // length)
    assert np.abs(begins - np.arange(len(begins)) * float(length)).max() <= 2
    loud = [float(heard[at : at + 1_000].max()) for at in begins if at + 1_000 < samples]
    assert [level > 0.3 for level in loud] == [not at % measure.in_bar for at in range(len(loud))]


@pytest.mark.parametrize(
    ("beats", "unit", "beat", "in_bar"),
    [
        (4, 4, Fraction(1), 4),
        (3, 8, Fraction(1, 2), 3),
        (6, 8, Fraction(3, 2), 2),
        (12, 16, Fraction(3, 4), 4),
        (7, 8, Fraction(1, 2), 7),
        (2, 2, Fraction(2), 2),
    ],
)
def test_what_is_counted_is_the_beat_one_feels(
    beats: int, unit: int, beat: Fraction, in_bar: int
) -> None:
    measure = Measure.felt(Fraction(90), beats, unit)
    assert (measure.beat, measure.in_bar, measure.tempo) == (beat, in_bar, 90 * beat)
    assert measure.seconds_a_beat == Fraction(60, 90)
