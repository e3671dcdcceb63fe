"""A piece's family, both ways."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from ensemble.lineage.leaves import leaves_of
from ensemble.lineage.queries.tree import growth_of, roots_of
from ensemble.people.requests import visitor_of
from ensemble.pieces.models import Piece


def show(request: HttpRequest, key: str) -> HttpResponse:
    """Show all that a piece stands on, and what grew from it."""
    member = visitor_of(request)
    piece = get_object_or_404(Piece.objects.visible_to(member).select_related("maker"), key=key)
    nodes = roots_of(piece, member), growth_of(piece, member)
    roots, growth = leaves_of(nodes, here=piece)
    context = {"piece": piece, "roots": roots, "growth": growth}
    return render(request, "lineage/show.html", context)
