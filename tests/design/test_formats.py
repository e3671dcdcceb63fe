from datetime import UTC, datetime

import pytest
from django.utils import timezone

from ensemble.design import formats


@pytest.mark.parametrize(
    ("seconds", "said"), [(None, "0:00"), (7.9, "0:07"), (63, "1:03"), (3723, "1:02:03")]
)
def test_lengths_are_set_as_on_a_clock(seconds: float | None, said: str) -> None:
    assert formats.clock(seconds) == said


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, "0 seconds"), (1, "1 second"), (60, "1 minute"), (125, "2 minutes 5 seconds")],
)
def test_lengths_are_said_in_words(seconds: float, said: str) -> None:
    assert formats.spoken(seconds) == said


def test_times_are_told_in_the_reader_s_zone() -> None:
    with timezone.override("Asia/Tokyo"):
        assert formats.moment(datetime(2027, 3, 1, 18, tzinfo=UTC)) == "Tuesday 2 March, 03:00"


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Ada", "A"), ("ada lovelace", "AL"), ("A B C", "AC"), ("", ""), ("李", "李")],
)
def test_a_name_has_at_most_two_initials(name: str, letters: str) -> None:
    assert formats.initials(name) == letters


def test_a_key_keeps_its_hue() -> None:
    assert formats.hue("a2") == formats.hue("a2")
    assert {formats.hue(f"key {n}") for n in range(200)} == set(range(12))
