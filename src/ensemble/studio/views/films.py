"""Films for a call: the page with the camera, and a take that is sent."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from ensemble.people.requests import visitor_of
from ensemble.pieces.models import Medium
from ensemble.studio.queries.grounds import call_asked, ground_of_call
from ensemble.studio.views import stands


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, key: str) -> HttpResponse:
    """Film for a call, with what it gives in the ears."""
    call = call_asked(request, key)
    ground = ground_of_call(call, visitor_of(request), Medium.VIDEO)
    if request.method == "POST":
        return stands.create(request, ground)
    return stands.show(request, ground, "film")
