"""Backings: whether one can be played, and where it is."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ensemble.people.requests import visitor_of
from ensemble.studio.actions.bounce import bounce_sounds
from ensemble.studio.models import Backing
from ensemble.studio.queries.backing import told_of


@require_safe
@never_cache
def show(request: HttpRequest, key: str) -> HttpResponse:
    """Say how far a backing is, to whoever may hear all that is in it."""
    found = Backing.objects.heard_by(visitor_of(request))
    backing = get_object_or_404(found, key=key)
    parts = list(backing.parts.select_related("media"))
    return JsonResponse(told_of(backing if backing.is_ready else bounce_sounds(parts)))
