"""Who made pieces, as their cards and pages name them."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import cache

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from ensemble.people.models import Member
from ensemble.pieces.models import Contribution, Piece

Byline = tuple[tuple[str, str], ...]


def was_made_together() -> Exists:
    """Return whether a piece (of an outer question) has makers besides the one it belongs to."""
    return Exists(Contribution.objects.filter(piece=OuterRef("pk")))


def others_of(pieces: Collection[int]) -> dict[int, Byline]:
    """Return who made pieces together with their makers, by their ids, in the order they came.

    One statement; none for no pieces.
    """
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    if pieces:
        rows = Contribution.objects.filter(piece__in=pieces).in_order()
        for row in rows:
            found[row.piece_id].append(named(row.member))
    return {piece: tuple(people) for piece, people in found.items()}


def makers_of(pieces: Collection[Piece]) -> dict[int, Byline]:
    """Return all who made pieces (with their makers at hand), by their ids, in one statement."""
    others = others_of({piece.pk for piece in pieces})
    return {piece.pk: (named(piece.maker), *others.get(piece.pk, ())) for piece in pieces}


def lines_of(pieces: Collection[Piece]) -> dict[int, str]:
    """Return the same as plain words: "Ada, Ben and Cy"."""
    return {
        piece: in_words([name for name, _page in byline])
        for piece, byline in makers_of(pieces).items()
    }


def in_words(names: Sequence[str]) -> str:
    """Return names as a sentence lists them."""
    *first, last = names
    if not first:
        return last
    return _("%(names)s and %(last)s") % {"names": ", ".join(first), "last": last}


def named(member: Member) -> tuple[str, str]:
    """Return a member's name in credits and the address of their page."""
    return member.credited_as, page_of(member.key)


def page_of(key: str) -> str:
    """Return the address of a member's page."""
    return _pattern().replace("KEY", key)


@cache
def _pattern() -> str:
    return reverse("people:show", args=["KEY"])
