"""The front page: the door of the rehearsal room, open."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ensemble.discovery.queries import front_for
from ensemble.people.requests import visitor_of


def show(request: HttpRequest) -> HttpResponse:
    """Show what can be made right now, what was finished, and what nobody has built on."""
    return render(request, "discovery/front.html", front_for(visitor_of(request)))
