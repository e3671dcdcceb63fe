"""What is said in a piece, and when: for whoever can't hear it, or doesn't know the language."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ensemble.foundation.refusal import Refused
from ensemble.people.requests import member_of
from ensemble.pieces.actions.caption import caption_revision
from ensemble.pieces.forms.captions import asked_captions, rows_of, sent_rows
from ensemble.pieces.models import Captions, Medium, Piece
from ensemble.pieces.queries.asked import asked_revision, own_piece
from ensemble.pieces.queries.portrait import portrait_of


@require_safe
@never_cache
def show(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """The captions of a revision as a WebVTT file."""
    captions = get_object_or_404(Captions, revision=asked_revision(request, key, number))
    return HttpResponse(captions.webvtt, content_type="text/vtt; charset=utf-8")


@login_required
@never_cache
def edit(request: HttpRequest, key: str) -> HttpResponse:
    """Every line with its times, to be put right by its maker."""
    piece = own_piece(request, key)
    if piece.medium not in {Medium.AUDIO, Medium.VIDEO}:
        raise Http404
    if request.method == "POST":
        return update(request, piece)
    captions = Captions.of(piece.newest)
    return _page(request, piece, rows_of(captions.cues if captions else ()))


def update(request: HttpRequest, piece: Piece) -> HttpResponse:
    """Keep the lines, or a file of them; whatever is refused, nothing typed is lost."""
    try:
        cues = asked_captions(request.POST, request.FILES.get("file"))
        caption_revision(piece.newest, cues, by=member_of(request))
    except Refused as refused:
        return _page(request, piece, sent_rows(request.POST), refused.sentence)
    return redirect(piece)


def _page(
    request: HttpRequest, piece: Piece, rows: list[tuple[str, str, str]], refused: str = ""
) -> HttpResponse:
    portrait = portrait_of(piece, member_of(request)) or {}
    context = portrait | {"rows": rows, "refused": refused}
    return render(request, "pieces/captions.html", context, status=422 if refused else 200)
