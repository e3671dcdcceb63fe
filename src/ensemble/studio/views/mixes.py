"""A mix for the browser that plays it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_GET

from ensemble.people.requests import member_of
from ensemble.studio.actions.prepare_desk import prepare_desk
from ensemble.studio.queries.asked import led_mix
from ensemble.studio.queries.desk import desk_of


@login_required
@require_GET
def show(request: HttpRequest, key: str) -> HttpResponse:
    """What changed since a number; all of it when none is said."""
    mix, member = led_mix(request, key), member_of(request)
    since = request.GET.get("since", "")
    if not since.isdigit():
        prepare_desk(mix, by=member)
    return JsonResponse(desk_of(mix, member, since=int(since) if since.isdigit() else -1))
