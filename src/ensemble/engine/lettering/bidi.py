"""In which order the pieces of a line stand from left to right when scripts of both ways meet.

Unicode's bidirectional algorithm (UAX 9) for one line without explicit controls, which `cleaned`
takes out: weak types (W1 to W7), brackets (N0), neutrals (N1, N2), levels (I1, I2) and order (L2).
"""

import unicodedata
from itertools import groupby

OPENING = dict(zip("([{⟨（［｛「『【《〈", ")]}⟩）］｝」』】》〉", strict=True))  # noqa: RUF001
NEUTRAL = frozenset(("B", "S", "WS", "ON", "BN"))
NUMBERS = frozenset(("EN", "AN"))
Kinds = list[str]


def reads_leftwards(text: str) -> bool:
    """Whether the first letter with a direction is of a script written from right to left."""
    directions = (unicodedata.bidirectional(character) for character in text)
    return next((found for found in directions if found in {"L", "R", "AL"}), "L") != "L"


def pieces(text: str, *, leftwards: bool) -> list[tuple[str, bool]]:
    """Stretches from the left of the line to its right, each with whether it runs leftwards.

    The characters of a stretch are in reading order. `leftwards` is the way of the whole line.
    """
    levels = _levels(text, leftwards)
    runs = [(level, "".join(text[i] for i in places)) for level, places in _runs(levels)]
    highest = max((level for level, _ in runs), default=0)
    for level in range(highest, 0, -1):
        runs = _reversed_from(runs, level)
    return [(piece, level % 2 == 1) for level, piece in runs]


def _runs(levels: list[int]) -> list[tuple[int, list[int]]]:
    grouped = groupby(range(len(levels)), key=levels.__getitem__)
    return [(level, list(places)) for level, places in grouped]


def _reversed_from(runs: list[tuple[int, str]], level: int) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for high, group in groupby(runs, key=lambda run: run[0] >= level):
        stretch = list(group)
        found += stretch[::-1] if high else stretch
    return found


def _levels(text: str, leftwards: bool) -> list[int]:
    base = "R" if leftwards else "L"
    kinds = [unicodedata.bidirectional(character) or "L" for character in text]
    _settle_numbers(kinds, base)
    _settle_brackets(text, kinds, base)
    _settle_neutrals(kinds, base)
    odd = int(leftwards)
    rise = {"L": odd, "R": 1 - odd, "EN": 2 - odd, "AN": 2 - odd}
    return [odd + rise[kind] for kind in kinds]


def _settle_numbers(kinds: Kinds, base: str) -> None:
    """W1 to W7: marks take the kind of their letter, numbers and their signs hold together."""
    strong, before = base, base
    for place, kind in enumerate(kinds):
        kinds[place] = before if kind == "NSM" else kind
        if kinds[place] in {"L", "R", "AL"}:
            strong = kinds[place]
        if kinds[place] == "EN" and strong == "AL":
            kinds[place] = "AN"
        before = kinds[place]
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]
    _settle_separators(kinds)
    strong = base
    for place, kind in enumerate(kinds):
        strong = kind if kind in {"L", "R"} else strong
        kinds[place] = "L" if kind == "EN" and strong == "L" else kind


def _settle_separators(kinds: Kinds) -> None:
    """W4 to W6."""
    for place in range(1, len(kinds) - 1):
        before, after = kinds[place - 1], kinds[place + 1]
        joins = kinds[place] == "CS" or (kinds[place] == "ES" and before == "EN")
        if joins and before == after and before in NUMBERS:
            kinds[place] = before
    at = 0
    for kind, group in groupby(list(kinds)):
        end = at + len(list(group))
        beside = {*kinds[max(0, at - 1) : at], *kinds[end : end + 1]}
        if kind == "ET" and "EN" in beside:
            kinds[at:end] = ["EN"] * (end - at)
        at = end
    kinds[:] = ["ON" if kind in {"ES", "ET", "CS"} else kind for kind in kinds]


def _settle_brackets(text: str, kinds: Kinds, base: str) -> None:
    """N0: a pair goes the way of what is in it, if that is the line's way or that before it."""
    other = "L" if base == "R" else "R"
    for first, last in _pairs(text, kinds):
        inside = {_way(kind) for kind in kinds[first + 1 : last]}
        if base in inside:
            way = base
        elif other in inside:
            before = [_way(kind) for kind in kinds[:first] if _way(kind)]
            way = other if (before or [base])[-1] == other else base
        else:
            continue
        kinds[first] = kinds[last] = way


def _pairs(text: str, kinds: Kinds) -> list[tuple[int, int]]:
    opened: list[tuple[str, int]] = []
    found = []
    for place, character in enumerate(text):
        if kinds[place] != "ON":
            continue
        if character in OPENING:
            opened.append((OPENING[character], place))
        elif any(character == closing for closing, _ in opened):
            while opened[-1][0] != character:
                opened.pop()
            found.append((opened.pop()[1], place))
    return sorted(found)


def _way(kind: str) -> str:
    return "R" if kind in NUMBERS else kind if kind in {"L", "R"} else ""


def _settle_neutrals(kinds: Kinds, base: str) -> None:
    """N1 and N2: between two of one way, that way; else the line's. At the end, the line's."""
    at = 0
    for neutral, group in groupby(list(kinds), key=NEUTRAL.__contains__):
        end = at + len(list(group))
        if neutral:
            before = _way(kinds[at - 1]) if at else base
            after = _way(kinds[end]) if end < len(kinds) else base
            kinds[at:end] = [before if before == after else base] * (end - at)
        at = end
