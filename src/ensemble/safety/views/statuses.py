"""How the place is."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ensemble.people.requests import visitor_of
from ensemble.safety.status import status_of_place


@require_safe
@never_cache
def show(request: HttpRequest) -> HttpResponse:
    """For those who look after the place; others find nothing here."""
    moderator = visitor_of(request)
    if moderator is None or not moderator.is_moderator:
        raise Http404
    return render(request, "safety/status.html", status_of_place())
