"""Revisions: an earlier one to look at, a new one to make."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ensemble.foundation.refusal import Refused
from ensemble.people.requests import member_of, visitor_of
from ensemble.pieces.actions.receive import receive_media
from ensemble.pieces.actions.revise import revise_piece
from ensemble.pieces.models import Piece
from ensemble.pieces.queries.portrait import portrait_of


@require_safe
def show(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """A piece as it was in one revision."""
    visitor = visitor_of(request)
    found = Piece.objects.visible_to(visitor).select_related("maker", "circle")
    portrait = portrait_of(get_object_or_404(found, key=key), visitor, number)
    if portrait is None:
        raise Http404
    return render(request, "pieces/show.html", portrait)


@login_required
@never_cache
def new(request: HttpRequest, key: str) -> HttpResponse:
    """The words to go on with, or a place for the new file."""
    mine = Piece.objects.by(member_of(request)).filter(withdrawn_at=None)
    piece = get_object_or_404(mine, key=key)
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
