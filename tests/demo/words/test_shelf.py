"""Texts are written out, each once, and say which language they are in."""

import pytest

from ensemble.demo.words.shelf import SHELF
from ensemble.demo.words.text import Text

every_text = pytest.mark.parametrize("text", SHELF, ids=lambda text: text.title)


@every_text
def test_a_text_is_short_and_clean(text: Text) -> None:
    lines = text.body.splitlines()
    assert text.title.strip()
    assert 4 <= sum(bool(line) for line in lines) <= 20
    assert text.body.endswith("\n")
    assert not any(line != line.strip() for line in lines)
    assert "\n\n\n" not in text.body


@every_text
def test_a_text_that_is_not_english_has_an_english_title(text: Text) -> None:
    assert bool(text.english_title) == (text.language != "en")


def test_no_two_texts_are_alike() -> None:
    assert len({text.title for text in SHELF}) == len({text.body for text in SHELF}) == len(SHELF)
    every_line = [line for text in SHELF for line in text.body.splitlines() if len(line) > 30]
    assert len(every_line) == len(set(every_line))


def test_three_languages_and_every_form_are_there() -> None:
    assert {text.language for text in SHELF} == {"en", "es", "de"}
    assert {text.form for text in SHELF} >= {"poem", "lyrics", "story", "letter", "play"}
