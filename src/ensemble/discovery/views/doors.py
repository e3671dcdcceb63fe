"""Short addresses that lead to where somebody wants to go."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from ensemble.people.requests import member_of


def new(_request: HttpRequest) -> HttpResponse:
    """Lead to the templates."""
    return redirect("projects:new")


@login_required
def show(request: HttpRequest) -> HttpResponse:
    """Lead to one's own page."""
    return redirect("people:show", member_of(request).key)
