"""Readings of a piece of words that nobody has asked for yet."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from ensemble.lineage.models import How
from ensemble.people.requests import visitor_of
from ensemble.pieces.models import Medium, Piece
from ensemble.studio.queries.grounds import ground_of_piece
from ensemble.studio.views import stands


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, key: str) -> HttpResponse:
    """Read a piece aloud."""
    visitor = visitor_of(request)
    texts = Piece.objects.visible_to(visitor).standing().filter(medium=Medium.TEXT)
    piece = get_object_or_404(texts.select_related("maker", "current"), key=key)
    ground = ground_of_piece(piece, visitor, How.PERFORMS)
    if request.method == "POST":
        return stands.create(request, ground)
    return stands.show(request, ground, "read")
