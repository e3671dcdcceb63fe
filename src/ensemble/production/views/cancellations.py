"""Stopping a render."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from ensemble.people.requests import member_of
from ensemble.production.actions.cancel_render import cancel_render
from ensemble.production.queries.asked import led_render


@login_required
@require_POST
def create(request: HttpRequest, key: str) -> HttpResponse:
    """Stop it and go back to the room."""
    rendered = led_render(request, key)
    cancel_render(rendered, by=member_of(request))
    return redirect("production:finish", rendered.project.key)
