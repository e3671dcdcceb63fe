"""All that a set of pieces stands on, one statement a generation."""

from collections.abc import Iterable

from ensemble.lineage.models import Source


def ancestors_of(pieces: Iterable[int]) -> set[int]:
    """Return the ids of every piece that these pieces stand on, without these themselves.

    A piece reached twice is walked once, so diamonds cost nothing and nothing recurses.
    """
    started = set(pieces)
    seen: set[int] = set()
    edge = started
    while edge:
        found = Source.objects.filter(piece__in=edge).values_list("origin_id", flat=True)
        edge = set(found) - seen
        seen |= edge
    return seen - started


def edges_above(pieces: Iterable[int]) -> list[Source]:
    """Return every edge in all that these pieces stand on, nearest generation first."""
    edges: list[Source] = []
    seen = edge = set(pieces)
    while edge:
        found = list(Source.objects.filter(piece__in=edge).order_by("id"))
        edges += found
        edge = {source.origin_id for source in found} - seen
        seen = seen | edge
    return edges
