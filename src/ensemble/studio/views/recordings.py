"""Recordings on top of a call's guide: the page, and a take that is sent."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from ensemble.people.requests import visitor_of
from ensemble.studio.queries.grounds import call_asked, ground_of_call
from ensemble.studio.views import stands


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, key: str) -> HttpResponse:
    """Record on top of what a call gives. Nobody needs an account for that."""
    ground = ground_of_call(call_asked(request, key), visitor_of(request))
    if request.method == "POST":
        return stands.create(request, ground)
    return stands.show(request, ground)
