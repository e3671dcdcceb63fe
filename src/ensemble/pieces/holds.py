"""Reasons of capabilities above why a published piece has to wait.

A rule is called with a piece and returns a sentence that its maker reads, or None. When the
reason is gone, whoever gave it calls `settle_piece(piece)`.
"""

from collections.abc import Callable, Iterator
from typing import Any

Rule = Callable[[Any], str | None]

_rules: list[Rule] = []


def add_hold(rule: Rule) -> None:
    """Let `rule(piece)` hold pieces back. Called when the place starts."""
    if rule not in _rules:
        _rules.append(rule)


def reasons_to_hold(piece: Any) -> Iterator[str]:
    """Yield what a piece waits for, besides being prepared and looked at."""
    for rule in _rules:
        if sentence := rule(piece):
            yield str(sentence)
