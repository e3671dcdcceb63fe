"""Laying an edit over a text that has changed since."""

import pytest

from ensemble.studio.merging import carried_over, edits_between


def _applied(text: str, edits: list[tuple[int, int, str]]) -> str:
    for start, removed, words in edits:
        text = text[:start] + words + text[start + removed :]
    return text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "new"),
        ("gone", ""),
        ("one two three", "one 2 three four"),
        ("same", "same"),
        ("aaa", "aa"),
    ],
)
def test_edits_turn_one_text_into_the_other(before: str, after: str) -> None:
    assert _applied(before, list(edits_between(before, after))) == after


def test_both_changes_stay() -> None:
    base = "The kettle hums.\nThe door is open.\n"
    mine = "The kettle sings.\nThe door is open.\n"
    now = "Listen. The kettle hums.\nThe door is wide open.\nCome in.\n"
    merged = _applied(now, list(carried_over(edits_between(base, mine), base, now)))
    assert merged == "Listen. The kettle sings.\nThe door is wide open.\nCome in.\n"


def test_what_is_gone_stays_gone() -> None:
    base, mine, now = "one two three", "one TWO three", "one three"
    merged = _applied(now, list(carried_over(edits_between(base, mine), base, now)))
    assert "one" in merged
    assert "three" in merged
    assert "two" not in merged


def test_a_line_added_at_the_end_follows_what_others_added() -> None:
    assert _applied("a\nb", list(carried_over(edits_between("a", "a\nc"), "a", "a\nb"))) in {
        "a\nb\nc",
        "a\nc\nb",
    }
