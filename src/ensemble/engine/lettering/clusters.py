"""A text in the pieces that people see as one letter: a base and all that hangs on it."""

import unicodedata

JOINERS = "\u200c\u200d"
# Vowels that are written before the letter they belong to, in Thai and Lao.
LEADING = frozenset("เแโใไເແໂໃໄ")
VIRAMA = 9
# More marks than any orthography puts on a letter only climb over the lines around them.
MOST_MARKS = 6


def clusters(text: str) -> list[str]:
    """The pieces in order; put together again they are the text."""
    found: list[str] = []
    for character in text:
        if found and _belongs(found[-1], character):
            found[-1] += character
        else:
            found.append(character)
    return found


def without_towers(text: str) -> str:
    """The text with at most so many marks in a row."""
    kept, marks = [], 0
    for character in text:
        marks = marks + 1 if is_mark(character) else 0
        if marks <= MOST_MARKS:
            kept.append(character)
    return "".join(kept)


def is_mark(character: str) -> bool:
    """Whether it has no place of its own but hangs on the letter before."""
    return unicodedata.category(character)[0] == "M"


def _belongs(before: str, character: str) -> bool:
    """Marks and joiners to the letter before; a letter to a joiner or a half consonant before."""
    if is_mark(character) or character in JOINERS:
        return True
    if not unicodedata.category(character).startswith("L"):
        return False
    last = before[-1]
    return last in LEADING or last == "\u200d" or unicodedata.combining(last) == VIRAMA
