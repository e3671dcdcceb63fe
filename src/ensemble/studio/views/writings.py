"""Texts that several people write."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from ensemble.foundation.refusal import Refused
from ensemble.people.requests import member_of
from ensemble.pieces.models import Piece
from ensemble.studio.actions.close_writing import close_writing
from ensemble.studio.actions.merge import merge_words
from ensemble.studio.actions.open_writing import open_piece_for_writing, open_writing
from ensemble.studio.forms.writing import WritingForm
from ensemble.studio.models import Writing
from ensemble.studio.queries.asked import open_text
from ensemble.studio.queries.sheet import sheet_of


@require_safe
@login_required
@never_cache
def index(request: HttpRequest) -> HttpResponse:
    """What I write with others."""
    mine = Writing.objects.open_to(member_of(request)).newest_first()
    found = mine.select_related("founder").defer("state", "ink")[:100]
    return render(request, "studio/writings.html", {"writings": found})


@login_required
@never_cache
def new(request: HttpRequest) -> HttpResponse:
    """What it is called, how it is written, who sees it, on which terms."""
    if request.method == "POST":
        return create(request)
    form = WritingForm(member=member_of(request), initial=request.GET.dict())
    return render(request, "studio/writing_new.html", {"form": form})


def create(request: HttpRequest) -> HttpResponse:
    """Open a text, or a piece of one's own, for others to write in."""
    member = member_of(request)
    if key := request.POST.get("piece"):
        piece = get_object_or_404(Piece.objects.by(member), key=key)
        return redirect(open_piece_for_writing(piece, by=member))
    form = WritingForm(request.POST, member=member)
    try:
        if form.is_valid():
            return redirect(open_writing(by=member, **form.cleaned_data))
    except Refused as refused:
        form.add_error(None, refused.sentence)
    return render(request, "studio/writing_new.html", {"form": form}, status=422)


@login_required
@never_cache
def show(request: HttpRequest, key: str) -> HttpResponse:
    """The text, for those who write it."""
    writing = open_text(request, key)
    if request.method == "POST":
        return update(request, writing)
    return _sheet(request, writing)


def update(request: HttpRequest, writing: Writing) -> HttpResponse:
    """Take in what was changed in a plain form."""
    base, words = request.POST.get("base", ""), request.POST.get("words", "")
    try:
        if not writing.is_in_turns:
            merge_words(writing, base, words, by=member_of(request))
    except Refused as refused:
        facts = {"refused": refused.sentence, "kept": words}
        return _sheet(request, writing, status=422, **facts)
    return redirect(writing)


@login_required
@require_POST
def destroy(request: HttpRequest, key: str) -> HttpResponse:
    """Close it: nobody writes in it any more, and what was written stays."""
    writing = open_text(request, key)
    close_writing(writing, by=member_of(request))
    return redirect(writing)


def _sheet(
    request: HttpRequest, writing: Writing, *, status: int = 200, **facts: Any
) -> HttpResponse:
    context = sheet_of(writing, member_of(request)) | facts
    return render(request, f"studio/{context['template']}.html", context, status=status)
