"""Pieces laid into a mix."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from ensemble.foundation.keys import new_key
from ensemble.people.requests import member_of
from ensemble.studio.actions.lay import lay_revision
from ensemble.studio.actions.prepare_desk import prepare_desk
from ensemble.studio.queries.asked import led_mix


@login_required
@require_POST
def create(request: HttpRequest, key: str) -> HttpResponse:
    """Lay a piece in; answer its track's key."""
    mix, member = led_mix(request, key), member_of(request)
    gesture = request.POST.get("gesture", "")[:40] or new_key()
    layer = lay_revision(mix, request.POST.get("revision", ""), gesture=gesture, by=member)
    prepare_desk(mix, by=member)
    return JsonResponse({"layer": layer.key})
