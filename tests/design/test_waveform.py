from ensemble.design.waveform import bars, loudest


def test_a_sound_becomes_as_many_strokes_as_asked() -> None:
    assert bars([0.1, 0.9] * 300, 64).count("M") == 64


def test_a_short_sound_is_stretched() -> None:
    assert loudest([0.2, 1.0], 4) == [0.2, 0.2, 1.0, 1.0]


def test_no_peak_is_lost_when_a_sound_is_long() -> None:
    assert max(loudest([0.0] * 999 + [0.7] + [0.0] * 1234, 10)) == 0.7


def test_silence_is_a_row_of_dots() -> None:
    assert bars([], 2) == "M1 49v2M3 49v2"


def test_a_stroke_never_leaves_its_box() -> None:
    assert bars([7.0], 1) == "M1 2v96"
