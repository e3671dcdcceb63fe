"""Reasons of capabilities above why an old stem of a crowd is still needed.

A rule is called with the ids of revisions and returns those that it keeps.
"""

from collections.abc import Callable, Iterable, Set

Rule = Callable[[Set[int]], Iterable[int]]

_rules: list[Rule] = []


def add_keeper(rule: Rule) -> None:
    """Let `rule` keep old stems. Called when the place starts."""
    if rule not in _rules:
        _rules.append(rule)


def kept_among(revisions: Set[int]) -> set[int]:
    """Return those that somebody still needs."""
    return {one for rule in _rules for one in rule(revisions)}
