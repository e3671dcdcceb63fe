"""The tracks that a browser doesn't play by themselves."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_GET

from ensemble.people.requests import member_of
from ensemble.studio.actions.make_submix import submix_soon
from ensemble.studio.queries.asked import led_mix
from ensemble.studio.queries.submixes import submix_told

MOST_LIVE = 200


@login_required
@require_GET
def show(request: HttpRequest, key: str) -> HttpResponse:
    """Their sum as it stands now, for a browser that plays the first `live` tracks itself."""
    mix, said = led_mix(request, key), request.GET.get("live", "")
    live = min(max(1, int(said)), MOST_LIVE) if said.isdigit() else MOST_LIVE
    told = submix_told(mix, live)
    if not told["is_made"] and not told["has_failed"]:
        submix_soon(mix, live, by=member_of(request))
    return JsonResponse(told)
