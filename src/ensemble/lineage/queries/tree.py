"""The whole family around one piece, shaped for a nested list."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from ensemble.lineage.models import Source
from ensemble.lineage.queries.ancestors import edges_above
from ensemble.lineage.queries.family import PAGE
from ensemble.people.models import Member
from ensemble.pieces.models import Piece

GENERATIONS = 3


@dataclass
class Node:
    """A piece in the tree. `more` is true where further children wait on its own page."""

    piece: Piece
    how: str = ""
    is_shown: bool = True
    children: list["Node"] = field(default_factory=list)
    more: bool = False


def roots_of(piece: Piece, member: Member | None) -> Node:
    """Return the piece with all that it stands on below it, every generation.

    A piece that two branches share is unfolded once, where it is met first.
    """
    edges = edges_above([piece.pk])
    by_piece: dict[int, list[Source]] = defaultdict(list)
    for edge in edges:
        by_piece[edge.piece_id].append(edge)
    ids = {edge.origin_id for edge in edges}
    origins = Piece.objects.select_related("maker").in_bulk(ids)
    shown = set(Piece.objects.visible_to(member).filter(pk__in=ids).values_list("pk", flat=True))
    root = Node(piece)
    waiting, unfolded = [(piece.pk, root)], {piece.pk}
    while waiting:
        pk, node = waiting.pop(0)
        for edge in by_piece[pk]:
            how = edge.get_how_display()
            child = Node(origins[edge.origin_id], how, edge.origin_id in shown)
            node.children.append(child)
            if edge.origin_id not in unfolded:
                unfolded.add(edge.origin_id)
                waiting.append((edge.origin_id, child))
    return root


def growth_of(piece: Piece, member: Member | None) -> Node:
    """Return the piece with what grew from it: three generations, a page of children each."""
    root = Node(piece)
    generation, unfolded = {piece.pk: root}, {piece.pk}
    for _ in range(GENERATIONS):
        edges = _edges_below(generation, member)
        following: dict[int, Node] = {}
        for edge in edges:
            parent = generation[edge.origin_id]
            if len(parent.children) == PAGE:
                parent.more = True
                continue
            child = Node(edge.piece, edge.get_how_display())
            parent.children.append(child)
            if edge.piece_id not in unfolded:
                unfolded.add(edge.piece_id)
                following[edge.piece_id] = child
        generation = following
    return root


def _edges_below(pieces: Iterable[int], member: Member | None) -> list[Source]:
    shown = Piece.objects.visible_to(member).standing().values("pk")
    edges = Source.objects.filter(origin__in=list(pieces), piece__in=shown)
    bound = (PAGE + 1) * PAGE
    return list(edges.select_related("piece__maker").order_by("id")[:bound])
