"""What somebody asks for by its address."""

from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from ensemble.people.requests import member_of, visitor_of
from ensemble.pieces.models import Piece, Revision
from ensemble.pieces.queries.portrait import portrait_of


def asked_portrait(request: HttpRequest, key: str, number: int | None = None) -> dict[str, Any]:
    """Return what the page of a piece, or of one of its revisions, shows to whoever asks."""
    visitor = visitor_of(request)
    found = Piece.objects.visible_to(visitor).select_related("maker", "circle")
    portrait = portrait_of(get_object_or_404(found, key=key), visitor, number)
    if portrait is None:
        raise Http404
    return portrait


def asked_revision(request: HttpRequest, key: str, number: int) -> Revision:
    """Return a revision that whoever asks may open."""
    visitor = visitor_of(request)
    piece = get_object_or_404(Piece.objects.visible_to(visitor), key=key)
    return get_object_or_404(piece.revisions.shown_to(visitor), number=number)


def own_piece(request: HttpRequest, key: str) -> Piece:
    """Return a piece that whoever asks made and didn't take back."""
    mine = Piece.objects.by(member_of(request)).filter(withdrawn_at=None)
    return get_object_or_404(mine, key=key)
