"""The tracks that a browser doesn't play by themselves."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_GET

from ensemble.people.requests import member_of
from ensemble.studio.actions.make_submix import submix_of
from ensemble.studio.queries.asked import led_mix, live_of
from ensemble.studio.queries.submixes import Beyond


@login_required
@require_GET
def show(request: HttpRequest, key: str) -> HttpResponse:
    """Their sum as it stands now, for a browser that plays the first `live` tracks itself."""
    beyond = Beyond(led_mix(request, key), live_of(request))
    return JsonResponse(submix_of(beyond, by=member_of(request)))
