"""Publishing a piece that only its maker has seen."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from ensemble.people.requests import member_of
from ensemble.pieces.actions.publish import publish_piece
from ensemble.pieces.models import Piece


@login_required
@require_POST
def create(request: HttpRequest, key: str) -> HttpResponse:
    """Publish it."""
    member = member_of(request)
    piece = get_object_or_404(Piece.objects.by(member), key=key)
    publish_piece(piece, by=member)
    return redirect(piece)
