"""Chords, melodies and where a beat lies."""

from ensemble.demo.sound.score import Score, chords, melody, note


def test_names_of_chords_become_notes() -> None:
    e_minor, b_flat = chords("Em7 Bbmaj7")
    assert e_minor.voiced(52) == [52, 55, 59, 62]
    assert b_flat.root_above(28) == 34
    assert e_minor.voiced(52, 6)[-2:] == [64, 67]


def test_names_of_notes_become_numbers() -> None:
    assert [note(name) for name in ("C4", "A4", "F#3", "Bb2")] == [60, 69, 54, 46]
    assert melody("A4:1.5 -:.5") == [(69, 1.5), (None, 0.5)]


def test_swing_moves_the_off_beat_and_nothing_else() -> None:
    straight, swung = (Score("", "", 120, chords("C C"), swing=swing) for swing in (0.5, 0.6))
    assert straight.at(1, 2) == swung.at(1, 2) == 96_000 + 48_000
    assert straight.at(0, 0.5) == 12_000
    assert swung.at(0, 0.5) == 14_400
