"""Captions as they come from other tools, and go to them."""

import pytest

from ensemble.pieces.cues import Cue, UnclearError, moment, read_cues, read_moment, written

VTT = """WEBVTT - made elsewhere
Kind: captions

NOTE nobody reads this

STYLE
::cue { color: red }

first
00:01.000 --> 00:02.500 align:start
<v Ada>It <i>rains</i> &amp; pours.
- Still?

00:00:03.000 --> 00:00:04.000
Still.
"""
SRT = "\ufeff2\n00:01:03,250 --> 00:01:04,000\nTwo.\n\n1\n00:00:01,5 --> 00:00:02,0\nOne.\n"


def test_webvtt_is_read_without_its_trimmings() -> None:
    assert read_cues(VTT) == (
        Cue(1000, 2500, "It rains & pours.\n- Still?"),
        Cue(3000, 4000, "Still."),
    )


def test_subrip_is_read_and_put_in_order() -> None:
    assert read_cues(SRT.replace("\n", "\r\n")) == (
        Cue(1500, 2000, "One."),
        Cue(63_250, 64_000, "Two."),
    )


def test_what_is_written_is_read_again() -> None:
    cues = (Cue(0, 1200, "a < b & c --> d"), Cue(1200, 3_601_000, "Two\nlines"))
    assert read_cues(written(cues)) == cues


@pytest.mark.parametrize("text", ["", "WEBVTT", "00:02.000 --> 00:01.000\nBackwards"])
def test_what_holds_no_lines_with_times_is_refused(text: str) -> None:
    with pytest.raises(UnclearError):
        read_cues(text)


@pytest.mark.parametrize(
    ("typed", "meant"), [("1:05.2", 65_200), ("83.25", 83_250), ("1:00:00", 3_600_000), ("7", 7000)]
)
def test_times_are_read_as_people_type_them(typed: str, meant: int) -> None:
    assert read_moment(typed) == meant
    assert read_moment(moment(meant)) == meant
