"""What directly grew from a piece, page by page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from ensemble.lineage.leaves import leaves_of
from ensemble.lineage.queries.family import children_of
from ensemble.lineage.queries.tree import Node
from ensemble.people.requests import visitor_of
from ensemble.pieces.models import Piece


def index(request: HttpRequest, key: str) -> HttpResponse:
    """List one page of a large family, oldest first."""
    member = visitor_of(request)
    piece = get_object_or_404(Piece.objects.visible_to(member).select_related("maker"), key=key)
    after = request.GET.get("after", "")
    children = children_of(piece, member, after=int(after) if after.isdecimal() else 0)
    nodes = [Node(kin.source.piece, kin.source.get_how_display()) for kin in children.kin]
    leaves = leaves_of(nodes, here=piece)
    context = {"piece": piece, "leaves": leaves, "after": children.after}
    return render(request, "lineage/growth.html", context)
