"""One's own desk: what one leads, promised, and hasn't finished."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ensemble.discovery.queries import desk_of
from ensemble.people.requests import member_of


@login_required
def index(request: HttpRequest) -> HttpResponse:
    """List projects I lead with who waits there, what I promised, and my drafts."""
    return render(request, "discovery/desk.html", desk_of(member_of(request)))
