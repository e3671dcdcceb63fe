"""Who wrote what: a text as runs of one hand each, [hand, length], lengths in bytes of UTF-8."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Runs = list[list[int]]


def written(runs: Runs, changes: Iterable[Mapping[str, Any]], hand: int) -> Runs:
    """Return the runs after changes (`retain`, `insert`, `delete`, in order) by one hand."""
    left: Runs = [list(run) for run in reversed(runs)]
    made: Runs = []
    for change in changes:
        if "retain" in change:
            _move(left, made, change["retain"])
        elif "delete" in change:
            _move(left, [], change["delete"])
        else:
            _add(made, hand, len(change["insert"].encode()))
    _move(left, made, sum(length for _hand, length in left))
    return made


def hands_in(runs: Sequence[Sequence[int]]) -> list[int]:
    """Return whose words are in it, in order of appearance."""
    return list(dict.fromkeys(hand for hand, _length in runs))


def _move(left: Runs, made: Runs, length: int) -> None:
    """Take so many bytes from the runs that are left (the next one is last)."""
    while length > 0 and left:
        hand, size = left[-1]
        part = min(size, length)
        _add(made, hand, part)
        length -= part
        if part == size:
            left.pop()
        else:
            left[-1][1] -= part


def _add(made: Runs, hand: int, length: int) -> None:
    if made and made[-1][0] == hand:
        made[-1][1] += length
    elif length:
        made.append([hand, length])
