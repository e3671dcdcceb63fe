"""A finished piece: the work, everyone's name, and what it is made of."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from ensemble.people.requests import visitor_of
from ensemble.production.queries.finished import finished_for, unfolded


def show(request: HttpRequest, key: str) -> HttpResponse:
    """Show it to everyone it is for, unfolded into its parts."""
    member = visitor_of(request)
    finish = get_object_or_404(finished_for(member), project__key=key)
    return render(request, "production/show.html", unfolded(finish, member))
