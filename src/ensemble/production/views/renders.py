"""One render: how far it is, and what came out."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ensemble.people.requests import member_of
from ensemble.production.queries.asked import led_render
from ensemble.production.queries.outcome import outcome_of


@login_required
def show(request: HttpRequest, key: str) -> HttpResponse:
    """Show progress, or the result with the credits it would be released with."""
    outcome = outcome_of(led_render(request, key), member_of(request))
    return render(request, "production/render.html", outcome)
