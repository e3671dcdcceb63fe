"""Keeping a revision from others, with a reason."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ensemble.people.requests import visitor_of
from ensemble.pieces.actions.decline import decline_revision
from ensemble.safety.queries import awaiting_for


@require_POST
def create(request: HttpRequest, key: str) -> HttpResponse:
    """Say "not like this" and why."""
    moderator = visitor_of(request)
    if moderator is None:
        raise Http404
    revision = get_object_or_404(awaiting_for(moderator), key=key)
    decline_revision(revision, because=request.POST.get("because", ""), by=moderator)
    told = _("%(name)s reads your reason.") % {"name": revision.piece.maker.name}
    messages.success(request, told)
    return redirect("safety:queue")
