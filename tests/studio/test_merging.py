"""Laying an edit over a text that has changed since."""

import pytest

from ensemble.studio.merging import merged


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
    assert merged(before, after, before) == after


def test_both_changes_stay() -> None:
    base = "The kettle hums.\nThe door is open.\n"
    mine = "The kettle sings.\nThe door is open.\n"
    now = "Listen. The kettle hums.\nThe door is wide open.\nCome in.\n"
    assert (
        merged(base, mine, now) == "Listen. The kettle sings.\nThe door is wide open.\nCome in.\n"
    )


def test_what_is_gone_stays_gone() -> None:
    base, mine, now = "one two three", "one TWO three", "one three"
    both = merged(base, mine, now)
    assert "one" in both
    assert "three" in both
    assert "two" not in both


def test_a_line_added_at_the_end_follows_what_others_added() -> None:
    assert merged("a", "a\nc", "a\nb") in {"a\nb\nc", "a\nc\nb"}
