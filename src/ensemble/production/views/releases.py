"""Releasing what was rendered."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from ensemble.people.requests import member_of
from ensemble.production.actions.release import release_render
from ensemble.production.queries.asked import led_render


@login_required
@require_POST
def create(request: HttpRequest, key: str) -> HttpResponse:
    """Release it and show it to everyone it is for."""
    finish = release_render(led_render(request, key), by=member_of(request))
    return redirect("production:show", finish.project.key)
