"""Taking a piece back, after a word about what that means."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache

from ensemble.people.requests import member_of
from ensemble.pieces.actions.withdraw import withdraw_piece
from ensemble.pieces.models import Piece


@login_required
@never_cache
def new(request: HttpRequest, key: str) -> HttpResponse:
    """What it means, and the button that does it."""
    piece = get_object_or_404(Piece.objects.by(member_of(request)), key=key)
    if request.method == "POST":
        return create(request, piece)
    return render(request, "pieces/withdraw.html", {"piece": piece})


def create(request: HttpRequest, piece: Piece) -> HttpResponse:
    """Take it back."""
    withdraw_piece(piece, by=member_of(request))
    return redirect(piece)
