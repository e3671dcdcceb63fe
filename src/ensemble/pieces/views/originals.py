"""A copy of a piece's file to take along."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ensemble.people.requests import visitor_of
from ensemble.pieces.models import Piece
from ensemble.pieces.queries.copies import copy_for


@require_safe
@never_cache
def show(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Its maker gets the original; others, where the terms allow it, the best clean copy."""
    visitor = visitor_of(request)
    piece = get_object_or_404(Piece.objects.visible_to(visitor), key=key)
    revision = get_object_or_404(piece.revisions.shown_to(visitor), number=number)
    link = copy_for(piece, revision, visitor)
    if link is None:
        raise Http404
    return redirect(link)
