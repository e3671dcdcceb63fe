"""Turns at a text that is written one after another."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from ensemble.foundation.refusal import Refused
from ensemble.people.requests import member_of
from ensemble.studio.actions.keep_turn import keep_turn
from ensemble.studio.actions.pass_turn import pass_turn
from ensemble.studio.actions.take_turn import take_turn
from ensemble.studio.models import Turn, Writing, WrittenElsewhere
from ensemble.studio.queries.asked import open_text
from ensemble.studio.queries.sheet import sheet_of


@login_required
@require_POST
def create(request: HttpRequest, key: str) -> HttpResponse:
    """Take the next turn."""
    writing = open_text(request, key)
    take_turn(writing, by=member_of(request))
    return redirect(writing)


@login_required
@require_POST
def update(request: HttpRequest, key: str) -> HttpResponse:
    """Keep the words as they are typed, pass it on with them, or leave the turn to others."""
    member, words = member_of(request), request.POST.get("words", "")
    mine = Turn.objects.filter(member=member, writing__in=Writing.objects.open_to(member))
    turn = get_object_or_404(mine.select_related("writing__founder"), key=key)
    base = request.POST.get("base", "")
    try:
        if "keep" in request.POST:
            keep_turn(turn, words, base=base, by=member)
            return HttpResponse(status=204)
        pass_turn(turn, words, base=base, by=member, leaves="leave" in request.POST)
    except WrittenElsewhere as found:
        return _written_elsewhere(request, turn.writing, found)
    except Refused as refused:
        return _refused(request, turn.writing, words, refused)
    return redirect(turn.writing)


def _written_elsewhere(
    request: HttpRequest, writing: Writing, found: WrittenElsewhere
) -> HttpResponse:
    """Give both back: to the page's script, or in its form."""
    if "keep" in request.POST:
        facts = {"held": found.held, "both": found.both}
        return JsonResponse(facts, status=found.status)
    return _refused(request, writing, found.both, found)


def _refused(request: HttpRequest, writing: Writing, words: str, refused: Refused) -> HttpResponse:
    """Say why, and give the words back."""
    facts = {"refused": refused.sentence, "kept": words}
    context = sheet_of(writing, member_of(request)) | facts
    return render(request, "studio/turns.html", context, status=refused.status)
