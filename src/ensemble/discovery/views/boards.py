"""The board of open calls."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ensemble.discovery.queries import board_for
from ensemble.people.requests import visitor_of


def index(request: HttpRequest) -> HttpResponse:
    """List open calls: those that fit first, and of those the fewest answered."""
    return render(request, "discovery/board.html", board_for(visitor_of(request), request.GET))
