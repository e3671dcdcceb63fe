"""Pieces: one's own, one of them, a new one, a changed one."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ensemble.foundation.keys import new_key
from ensemble.foundation.refusal import Refused
from ensemble.people.requests import member_of
from ensemble.pieces.actions.edit import edit_piece
from ensemble.pieces.actions.make import make_piece
from ensemble.pieces.actions.receive import receive_media
from ensemble.pieces.forms import AboutForm, PieceForm, words_asked
from ensemble.pieces.models import Draft, MediaFile, Medium, Piece
from ensemble.pieces.queries.asked import asked_portrait
from ensemble.pieces.queries.shelf import shelf_of, standings_of
from ensemble.pieces.terms import TERM_LINES, Licence


@require_safe
@login_required
@never_cache
def index(request: HttpRequest) -> HttpResponse:
    """Everything of one's own: what is being made, what waits, what stands."""
    member, after = member_of(request), request.GET.get("after", "")
    shelf = shelf_of(member, Piece.objects.by(member), after=after)
    context = {
        "shelf": shelf,
        "standings": standings_of(member, shelf.cards),
        "drafts": [] if after else Draft.objects.of(member)[:50],
    }
    return render(request, "pieces/index.html", context)


@require_safe
def show(request: HttpRequest, key: str) -> HttpResponse:
    """A piece, as its maker meant it."""
    return render(request, "pieces/show.html", asked_portrait(request, key))


@login_required
@never_cache
def new(request: HttpRequest) -> HttpResponse:
    """One page to make a piece of any medium."""
    if request.method == "POST":
        return create(request)
    member = member_of(request)
    draft = Draft.objects.of(member).filter(key=request.GET.get("draft", "")).first()
    answers = draft.read() if draft else request.GET
    form = PieceForm(initial=words_asked(answers), member=member)
    return _sheet(request, form, draft=draft, media=draft.media if draft else None)


def create(request: HttpRequest) -> HttpResponse:
    """Make a piece of what was sent; whatever is refused, nothing typed is lost."""
    member, media = member_of(request), None
    form = PieceForm(request.POST, member=member)
    try:
        media = receive_media(request.POST, request.FILES.get("file"), by=member)
        if form.is_valid():
            facts = form.cleaned_data
            return redirect(make_piece(by=member, answers=request.POST, media=media, **facts))
    except Refused as refused:
        form.add_error(None, refused.sentence)
    return _sheet(request, form, media=media, status=422)


@login_required
@never_cache
def edit(request: HttpRequest, key: str) -> HttpResponse:
    """What is said about a piece, to be changed by its maker."""
    piece = get_object_or_404(Piece.objects.by(member_of(request)), key=key)
    if request.method == "POST":
        return update(request, piece)
    return _about(request, piece, AboutForm(instance=piece, member=piece.maker))


def update(request: HttpRequest, piece: Piece) -> HttpResponse:
    """Change it, or say why not."""
    member, form = member_of(request), AboutForm(request.POST, member=member_of(request))
    try:
        if form.is_valid():
            edit_piece(piece, by=member, **form.cleaned_data)
            return redirect(piece)
    except Refused as refused:
        form.add_error(None, refused.sentence)
        piece.refresh_from_db()
    return _about(request, piece, form, status=422)


def _sheet(
    request: HttpRequest,
    form: PieceForm,
    *,
    draft: Draft | None = None,
    media: MediaFile | None = None,
    status: int = 200,
) -> HttpResponse:
    answers = form.data or (draft.read() if draft else request.GET)
    chosen = media.kind if media else request.GET.get("medium") or answers.get("medium")
    medium = chosen if chosen in Medium.values else Medium.TEXT
    context = _deal() | {
        "form": form,
        "answers": answers,
        "draft_key": draft.key if draft else form.data.get("draft") or new_key(),
        "media": media,
        "medium": medium,
        "carried": _carried(request, form),
        "ways": _ways(request, medium),
    }
    return render(request, "pieces/new.html", context, status=status)


def _carried(request: HttpRequest, form: PieceForm) -> list[tuple[str, str]]:
    """What an address asks of capabilities above goes along with the answers."""
    lists = request.GET.lists()
    own = {*form.fields, "draft"}
    return [(name, value) for name, values in lists if name not in own for value in values]


def _ways(request: HttpRequest, medium: str) -> list[tuple[Any, str, bool]]:
    asked = request.GET.copy()
    ways = []
    for value, label in Medium.choices:
        asked["medium"] = value
        ways.append((label, f"?{asked.urlencode()}", value == medium))
    return ways


def _about(request: HttpRequest, piece: Piece, form: AboutForm, status: int = 200) -> HttpResponse:
    context = _deal() | {"piece": piece, "form": form}
    return render(request, "pieces/edit.html", context, status=status)


def _deal() -> dict[str, Any]:
    return {"term_lines": TERM_LINES, "licences": list(Licence)}
