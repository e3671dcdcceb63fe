"""A tree as the page draws it: what each leaf says, and where it leads."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _

from ensemble.lineage.queries.tree import Node
from ensemble.pieces.models import Piece
from ensemble.pieces.queries.bylines import Byline, makers_of


@dataclass(frozen=True)
class Leaf:
    """What `tree` in design/parts/tree.html draws."""

    title: str
    url: str | None
    medium: str
    byline: Byline
    how: str = ""
    here: bool = False
    children: tuple["Leaf", ...] = field(default_factory=tuple)
    more: str | None = None


def leaves_of(nodes: Sequence[Node], *, here: Piece) -> list[Leaf]:
    """Return nodes and all below them. What may not be seen keeps its place, and its makers."""
    makers = makers_of({node.piece for node in _all_of(nodes)})
    return [_leaf_of(node, makers, here=here) for node in nodes]


def _all_of(nodes: Sequence[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from _all_of(node.children)


def _leaf_of(node: Node, makers: Mapping[int, Byline], *, here: Piece) -> Leaf:
    piece = node.piece
    # Nobody learns who made what they may not see, unless it was taken back.
    is_named = node.is_shown or piece.withdrawn_at
    more = reverse("lineage:growth", args=[piece.key]) if node.more else None
    return Leaf(
        title=piece.title if node.is_shown else _unseen(piece),
        url=reverse("lineage:show", args=[piece.key]) if node.is_shown else None,
        medium=piece.medium,
        byline=makers[piece.pk] if is_named else (),
        how=node.how,
        here=piece.pk == here.pk,
        children=tuple(_leaf_of(child, makers, here=here) for child in node.children),
        more=more,
    )


def _unseen(piece: Piece) -> str:
    if piece.withdrawn_at:
        return _("Something its maker took back")
    return _("Something not shown to you")
