"""Revisions: an earlier one to look at, a new one to make."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ensemble.foundation.refusal import Refused
from ensemble.people.requests import member_of
from ensemble.pieces.actions.receive import receive_media
from ensemble.pieces.actions.revise import revise_piece
from ensemble.pieces.models import Piece
from ensemble.pieces.queries.asked import asked_portrait, own_piece


@require_safe
def show(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """A piece as it was in one revision."""
    return render(request, "pieces/show.html", asked_portrait(request, key, number))


@login_required
@never_cache
def new(request: HttpRequest, key: str) -> HttpResponse:
    """The words to go on with, or a place for the new file."""
    piece = own_piece(request, key)
    if request.method == "POST":
        return create(request, piece)
    context = {"piece": piece, "words": piece.newest.words}
    return render(request, "pieces/revise.html", context)


def create(request: HttpRequest, piece: Piece) -> HttpResponse:
    """Add the revision, or say why not, with the words kept."""
    member, words, media = member_of(request), request.POST.get("words", ""), None
    try:
        media = receive_media(request.POST, request.FILES.get("file"), by=member)
        revise_piece(piece, by=member, words=words, media=media)
    except Refused as refused:
        context = {"piece": piece, "words": words, "media": media, "refused": refused.sentence}
        return render(request, "pieces/revise.html", context, status=422)
    return redirect(piece)
