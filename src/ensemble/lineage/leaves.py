"""A tree as the page draws it: what each leaf says, and where it leads."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _

from ensemble.lineage.queries.tree import Node
from ensemble.pieces.models import Piece


@dataclass(frozen=True)
class Leaf:
    """What `tree` in design/parts/tree.html draws."""

    title: str
    url: str | None
    medium: str
    byline: tuple[tuple[str, str], ...]
    how: str = ""
    here: bool = False
    children: tuple["Leaf", ...] = field(default_factory=tuple)
    more: str | None = None


def leaf_of(node: Node, *, here: Piece) -> Leaf:
    """Return a node and all below it. What may not be seen keeps its place, and its maker."""
    piece = node.piece
    more = reverse("lineage:growth", args=[piece.key]) if node.more else None
    return Leaf(
        title=piece.title if node.is_shown else _unseen(piece),
        url=reverse("lineage:show", args=[piece.key]) if node.is_shown else None,
        medium=piece.medium,
        byline=_byline(node),
        how=node.how,
        here=piece.pk == here.pk,
        children=tuple(leaf_of(child, here=here) for child in node.children),
        more=more,
    )


def _unseen(piece: Piece) -> str:
    if piece.withdrawn_at:
        return _("Something its maker took back")
    return _("Something not shown to you")


def _byline(node: Node) -> tuple[tuple[str, str], ...]:
    maker = node.piece.maker
    if not node.is_shown and not node.piece.withdrawn_at:
        return ()
    return ((maker.credited_as, reverse("people:show", args=[maker.key])),)
