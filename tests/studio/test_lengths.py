"""A call's own words say how long an answer may be."""

import pytest

from ensemble.studio.lengths import seconds_in


@pytest.mark.parametrize(
    ("words", "seconds"),
    [
        ("Five seconds of you screaming", 5),
        ("20 to 60 seconds, nobody talking", 60),
        ("2 to 6 seconds, no sound", 6),
        ("About two minutes", 120),
        ("1.5 min, upright", 90),
        ("10s, in daylight", 10),
        ("100 to 400 words", None),
        ("96 BPM, E minor, in 3/4", None),
        ("5 seconds-long", None),
        ("0 seconds", None),
        ("400 minutes", None),
        ("", None),
    ],
)
def test_a_length_is_read_from_words(words: str, seconds: float | None) -> None:
    assert seconds_in(words) == seconds


def test_the_first_sentence_with_a_length_counts() -> None:
    assert seconds_in("Wide", "At most 30 seconds", "2 minutes") == 30
