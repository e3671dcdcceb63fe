"""How each kind of news is said. Capabilities above add their own sentences at start."""

from typing import Any

from django.utils.functional import Promise

_sentences: dict[str, str | Promise] = {}


def add_sentence(verb: str, sentence: str | Promise) -> None:
    """Say how news of `verb` reads, with `%(fact)s` where facts go (`actor` is always there)."""
    _sentences[verb] = sentence


def sentence_for(verb: str, facts: dict[str, Any]) -> str:
    """Return the news in the reader's language."""
    return str(_sentences[verb]) % facts
