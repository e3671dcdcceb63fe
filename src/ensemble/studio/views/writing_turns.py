"""Turns at a text that is written one after another."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from ensemble.people.requests import member_of
from ensemble.studio.actions.pass_turn import pass_turn
from ensemble.studio.actions.take_turn import take_turn
from ensemble.studio.models import Turn, Writing


@login_required
@require_POST
def create(request: HttpRequest, key: str) -> HttpResponse:
    """Take the next turn."""
    writing = get_object_or_404(Writing.objects.open_to(member_of(request)), key=key)
    take_turn(writing, by=member_of(request))
    return redirect(writing)


@login_required
@require_POST
def update(request: HttpRequest, key: str) -> HttpResponse:
    """Pass it on with one's words, or leave the turn to somebody else."""
    member = member_of(request)
    mine = Turn.objects.filter(member=member, writing__in=Writing.objects.open_to(member))
    turn = get_object_or_404(mine.select_related("writing"), key=key)
    words = None if "leave" in request.POST else request.POST.get("words", "")
    pass_turn(turn, words, by=member)
    return redirect(turn.writing)
