"""A copy of a piece's file to take along."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ensemble.people.requests import visitor_of
from ensemble.pieces.queries.asked import asked_revision
from ensemble.pieces.queries.copies import copy_for


@require_safe
@never_cache
def show(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Its maker gets the original; others, where the terms allow it, the best clean copy."""
    revision = asked_revision(request, key, number)
    link = copy_for(revision.piece, revision, visitor_of(request))
    if link is None:
        raise Http404
    return redirect(link)
