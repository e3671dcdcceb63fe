"""Letting others see a revision."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ensemble.people.requests import visitor_of
from ensemble.pieces.actions.clear import clear_revision
from ensemble.safety.queries import awaiting_for


@require_POST
def create(request: HttpRequest, key: str) -> HttpResponse:
    """Clear it."""
    moderator = visitor_of(request)
    if moderator is None:
        raise Http404
    revision = get_object_or_404(awaiting_for(moderator), key=key)
    clear_revision(revision, by=moderator)
    messages.success(request, _("“%(title)s” is cleared.") % {"title": revision.piece.title})
    return redirect("safety:queue")
