"""Parents and children of a piece, as one person may see them."""

from collections.abc import Sequence
from dataclasses import dataclass

from ensemble.lineage.models import Source
from ensemble.people.models import Member
from ensemble.pieces.models import Piece

PAGE = 24


@dataclass(frozen=True)
class Kin:
    """An edge, and the piece at its other end: None where this person may not see it."""

    source: Source
    piece: Piece | None


@dataclass(frozen=True)
class Children:
    """One page of what grew from a piece; `after` continues it, None at the end."""

    kin: Sequence[Kin]
    after: int | None


def parents_of(piece: Piece, member: Member | None) -> list[Kin]:
    """Return what a piece directly stands on, in the order it was said."""
    sources = list(Source.objects.filter(piece=piece).order_by("id"))
    seen = _visible({source.origin_id for source in sources}, member)
    return [Kin(source, seen.get(source.origin_id)) for source in sources]


def children_of(piece: Piece, member: Member | None, *, after: int = 0) -> Children:
    """Return the next page of what directly grew from a piece, oldest first.

    What this person may not see is left out: a draft is nobody else's business.
    """
    shown = Piece.objects.visible_to(member).standing().values("pk")
    edges = Source.objects.filter(origin=piece, piece__in=shown, pk__gt=after).order_by("id")
    page = list(edges.select_related("piece__maker")[: PAGE + 1])
    kin = [Kin(source, source.piece) for source in page[:PAGE]]
    return Children(kin, kin[-1].source.pk if len(page) > PAGE else None)


def _visible(ids: set[int], member: Member | None) -> dict[int, Piece]:
    pieces = Piece.objects.visible_to(member).select_related("maker").filter(pk__in=ids)
    return {piece.pk: piece for piece in pieces}
