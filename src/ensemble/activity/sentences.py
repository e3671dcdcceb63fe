"""How each kind of news is said. Capabilities above add their own sentences at start."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from markupsafe import Markup

_sentences: dict[str, str | Promise] = {}
# For news whose capability is no longer installed.
_UNKNOWN = _("Something changed here.")


def add_sentence(verb: str, sentence: str | Promise) -> None:
    """Say how news of `verb` reads, with `%(fact)s` where facts go (`actor` is always there)."""
    _sentences[verb] = sentence


def sentence_for(verb: str, facts: dict[str, Any]) -> str:
    """Return the news in the reader's language, as plain text."""
    return str(_sentences.get(verb, _UNKNOWN)) % facts


def marked_sentence_for(verb: str, facts: dict[str, Any]) -> Markup:
    """Return the news in the reader's language, as mark-up: facts are escaped unless they are."""
    return Markup(str(_sentences.get(verb, _UNKNOWN))) % facts  # noqa: S704 - sentences are ours.
