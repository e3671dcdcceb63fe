"""What a text is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    """A text with its title, its form, and its language as an ISO 639-1 code."""

    title: str
    form: str  # poem, lyrics, story, letter, play, translation
    body: str  # lines end with a newline, stanzas and paragraphs stand apart by an empty line
    language: str = "en"
    english_title: str = ""  # when the language is another
