"""Layers on a piece with a sound: the page to record one, and a take that is sent."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from ensemble.people.requests import visitor_of
from ensemble.pieces.models import Piece
from ensemble.studio.queries.grounds import ground_of_piece
from ensemble.studio.views import stands


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, key: str) -> HttpResponse:
    """Record on top of a piece."""
    visitor = visitor_of(request)
    pieces = Piece.objects.visible_to(visitor).standing().select_related("maker", "current")
    ground = ground_of_piece(get_object_or_404(pieces, key=key), visitor)
    if request.method == "POST":
        return stands.create(request, ground)
    return stands.show(request, ground)
