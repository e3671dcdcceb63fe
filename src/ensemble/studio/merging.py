"""Laying an edit over a text that has changed since it was read."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import accumulate
from typing import NamedTuple

# Beyond this many tokens a comparison takes too long for a page; the middle is taken as one edit.
MOST_TOKENS = 4000


class Edit(NamedTuple):
    """At a place of a text, so many characters give way to words."""

    start: int
    removed: int
    words: str


def edits_between(before: str, after: str) -> list[Edit]:
    """Return what turns one text into the other, from the end to the beginning."""
    olds, news = _tokens(before), _tokens(after)
    head = _same(olds, news)
    tail = _same(olds[head:][::-1], news[head:][::-1])
    places = _places(olds)
    olds, news = olds[head : len(olds) - tail], news[head : len(news) - tail]
    if max(len(olds), len(news)) > MOST_TOKENS:
        return [Edit(places[head], sum(map(len, olds)), "".join(news))]
    found = [
        Edit(places[head + i], places[head + j] - places[head + i], "".join(news[k:m]))
        for kind, i, j, k, m in SequenceMatcher(None, olds, news, autojunk=False).get_opcodes()
        if kind != "equal"
    ]
    return found[::-1]


def merged(base: str, words: str, now: str) -> str:
    """Return `now` with what turned `base` into `words` laid over it."""
    for edit in carried_over(edits_between(base, words), base, now):
        now = now[: edit.start] + edit.words + now[edit.start + edit.removed :]
    return now


def as_typed(words: str) -> str:
    """Return words as a text box holds them, however a form brought them here."""
    return words.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def goes_on(before: str, after: str) -> bool:
    """Return whether all of a text is in the other, with more put in at one place at most."""
    same = _same(before, after)
    return after[same:].endswith(before[same:])


def carried_over(edits: list[Edit], base: str, now: str) -> list[Edit]:
    """Return edits of `base` as edits of `now`, which grew from it. What is gone stays gone."""
    changes = edits_between(base, now)[::-1]
    carried = []
    for edit in edits:
        start = _carried(edit.start, changes, is_end=False)
        end = _carried(edit.start + edit.removed, changes, is_end=True)
        carried.append(Edit(start, max(0, end - start), edit.words))
    return carried


def _carried(place: int, changes: list[Edit], *, is_end: bool) -> int:
    shift = 0
    for change in changes:
        end = change.start + change.removed
        if end < place or (end == place and (change.removed or not is_end)):
            shift += len(change.words) - change.removed
        elif change.start < place:
            # The place itself was rewritten: it now is where that rewriting is.
            return change.start + shift + (0 if is_end else len(change.words))
    return place + shift


def _same(one: Sequence[str], other: Sequence[str]) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _tokens(words: str) -> list[str]:
    return re.findall(r"\w+|\W", words)


def _places(tokens: list[str]) -> list[int]:
    return [0, *accumulate(map(len, tokens))]
