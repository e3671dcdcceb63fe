"""The tempo a call names."""

import pytest

from ensemble.studio.tempo import Tempo, tempo_in


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("96 BPM, E minor", Tempo(96)),
        ("A waltz, 3/4, 84.5 bpm", Tempo(84.5, 3)),
        ("etwa 92,5 BPM im 6/8", Tempo(92.5, 6)),
        ("120bpm", Tempo(120)),
        ("Recorded on 3/4 of a day", None),
        ("1000 BPM", None),
        ("12 BPM", None),
        ("", None),
    ],
)
def test_a_tempo_is_read_from_words(words: str, found: Tempo | None) -> None:
    assert tempo_in(words) == found


def test_the_first_sentence_that_names_one_counts() -> None:
    assert tempo_in("E minor", "100 BPM", "90 BPM") == Tempo(100)
