"""Before the work starts: what it stands on, how, and on what terms."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from ensemble.lineage.forms import USUAL, Beginning
from ensemble.lineage.queries.beginning import outlook_on, pieces_called
from ensemble.people.requests import visitor_of
from ensemble.pieces.models import Piece
from ensemble.pieces.queries import cards_for
from ensemble.pieces.terms import Licence, plain_terms


def new(request: HttpRequest, key: str) -> HttpResponse:
    """Show the piece, its terms, and the door to making something on it. Nothing is written."""
    member = visitor_of(request)
    pieces = Piece.objects.visible_to(member).standing().select_related("maker")
    first = get_object_or_404(pieces, key=key)
    also = list(pieces.filter(key__in=request.GET.getlist("also")).exclude(pk=first.pk)[:12])
    words = request.GET.get("q", "").strip()[:120]
    found = pieces_called(words, member, beside=first) if words else ()
    card = cards_for(member, pieces.filter(pk=first.pk))[0]
    context = {"also": also, "words": words, "found": found, "card": card}
    outlook = outlook_on([first, *also], member)
    return render(request, "lineage/new.html", {**context, "outlook": outlook, **_told(first)})


def _told(origin: Piece) -> dict[str, Any]:
    how, medium = USUAL[origin.medium]
    return {
        "origin": origin,
        "terms": plain_terms(origin.licence, origin.condition),
        "licence": Licence(origin.licence),
        "form": Beginning(initial={"how": how, "medium": medium}),
    }
