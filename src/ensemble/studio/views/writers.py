"""Those who write a text."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from ensemble.people.models import Member
from ensemble.people.requests import member_of
from ensemble.studio.actions.show_out import show_out_of
from ensemble.studio.queries.asked import open_text


@login_required
@require_POST
def destroy(request: HttpRequest, key: str, who: str) -> HttpResponse:
    """Go, or show somebody out."""
    me = member_of(request)
    writing = open_text(request, key)
    member = get_object_or_404(Member, key=who)
    show_out_of(writing, member, by=me)
    return redirect("studio:writings") if member == me else redirect(writing)
