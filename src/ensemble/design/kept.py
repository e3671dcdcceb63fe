"""Cards that were drawn before: a page of forty pieces is mostly pieces seen a moment ago.

Only what was handed over is in a card, and all of it is in its name here; so a card can be lent
to whoever is shown the same things. `piece.face` stands for all that never changes of a revision:
it is known by being the very same object, and kept alive with its card.
"""

from collections import OrderedDict
from collections.abc import Iterable
from typing import Any

from django.utils.translation import get_language
from markupsafe import Markup

MOST = 4000

_cards: OrderedDict[tuple[Any, ...], tuple[object, Markup]] = OrderedDict()


def kept_card(piece: Any, level: int, because: object) -> Markup | None:
    """Return a card as it was drawn before, or None."""
    name = _name(piece, level, because)
    found = _cards.get(name) if name else None
    return found[1] if found else None


def kept_cards(pieces: Iterable[Any], level: int) -> list[tuple[Any, Markup | None]]:
    """Return each of these pieces with its card, or None where it must be drawn."""
    return [(piece, kept_card(piece, level, None)) for piece in pieces]


def keep_card(piece: Any, level: int, because: object, drawn: Markup) -> Markup:
    """Keep a card that was just drawn, and return it. Pieces without a face are not kept."""
    if name := _name(piece, level, because):
        _cards[name] = (piece.face, drawn)
        while len(_cards) > MOST:
            _cards.popitem(last=False)
    return drawn


def _name(piece: Any, level: int, because: object) -> tuple[Any, ...] | None:
    face = getattr(piece, "face", None)
    if face is None:
        return None
    shown = (piece.url, piece.title, piece.medium, tuple(piece.byline), tuple(piece.built_on))
    return (id(face), *shown, level, because and str(because), get_language())
