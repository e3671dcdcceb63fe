"""Revisions made of a shared text."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from ensemble.people.requests import member_of
from ensemble.studio.actions.agree import agree_that_done
from ensemble.studio.queries.asked import open_text


@login_required
@require_POST
def create(request: HttpRequest, key: str) -> HttpResponse:
    """Say that it is done as it stands; the last one who is here to say so makes the revision."""
    writing = open_text(request, key)
    agree_that_done(writing, by=member_of(request))
    return redirect(writing)
