"""Faders that are turned, and turned back."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from ensemble.people.requests import member_of
from ensemble.studio.actions.turn import turn_faders
from ensemble.studio.actions.undo import undo_turns
from ensemble.studio.forms.turning import Turning
from ensemble.studio.queries.asked import led_mix
from ensemble.studio.queries.desk import desk_of


@login_required
@require_POST
def create(request: HttpRequest, key: str) -> HttpResponse:
    """Turn some faders; answer what changed since."""
    mix, member, told = led_mix(request, key), member_of(request), Turning.of(request)
    turn_faders(mix, told.turns, gesture=told.gesture, by=member)
    return JsonResponse(desk_of(led_mix(request, key), member, since=told.since))


@login_required
@require_POST
def destroy(request: HttpRequest, key: str) -> HttpResponse:
    """Take the latest back, or do it `again`; answer the whole mix."""
    mix, member = led_mix(request, key), member_of(request)
    whole = undo_turns(mix, by=member, again="again" in request.POST)
    return JsonResponse(desk_of(led_mix(request, key), member) | {"whole": whole})
