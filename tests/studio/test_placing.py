"""How sure a place is, in words."""

import pytest

from ensemble.studio.placing import words_for


@pytest.mark.parametrize(
    ("method", "confidence", "words"),
    [
        ("length", 0.95, "Lines up by its length; sure."),
        ("ear", 0.7, "Lines up by its sound; fairly sure. Listen before you keep it."),
        ("ear", 0.3, "We couldn't hear where it belongs. Listen, and move it by ear."),
        ("hand", 1.0, "Put there by hand."),
        ("", 0.0, "Nothing says yet where it begins."),
    ],
)
def test_a_place_says_how_it_was_found(method: str, confidence: float, words: str) -> None:
    assert words_for(method, confidence) == words
