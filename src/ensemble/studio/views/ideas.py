"""First ideas: the pages to record or film one, and what is sent from them."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from ensemble.pieces.models import Medium
from ensemble.studio.queries.grounds import ground_of_idea
from ensemble.studio.tempo import tempo_asked
from ensemble.studio.views import stands


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, medium: Medium) -> HttpResponse:
    """Begin something that nobody has asked for. No account is needed before sending."""
    ground = ground_of_idea(medium, tempo_asked(request.GET.get("bpm", "")))
    if request.method == "POST":
        return stands.create(request, ground)
    return stands.show(request, ground, "film" if medium == Medium.VIDEO else "record")
