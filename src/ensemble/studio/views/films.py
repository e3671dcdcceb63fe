"""Films for a call: the page with the camera, and a take that is sent."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from ensemble.people.requests import visitor_of
from ensemble.pieces.models import Medium
from ensemble.projects.models import Call
from ensemble.studio.queries.grounds import ground_of_call
from ensemble.studio.views import stands


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, key: str) -> HttpResponse:
    """Film for a call, with what it gives in the ears."""
    visitor = visitor_of(request)
    calls = Call.objects.visible_to(visitor).select_related("project__circle")
    ground = ground_of_call(get_object_or_404(calls, key=key), visitor, Medium.VIDEO)
    if request.method == "POST":
        return stands.create(request, ground)
    return stands.show(request, ground, "film")
