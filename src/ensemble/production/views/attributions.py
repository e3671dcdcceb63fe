"""Title, author, source and licence as a document for programs."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from ensemble.engine.interchange.tasl import to_json
from ensemble.people.requests import visitor_of
from ensemble.production.queries.attribution import work_of_finish
from ensemble.production.queries.finished import finished_for


def show(request: HttpRequest, key: str) -> HttpResponse:
    """Return what the credits say of the whole and of each part."""
    member = visitor_of(request)
    finish = get_object_or_404(finished_for(member), project__key=key)
    return HttpResponse(to_json(work_of_finish(finish, member)), content_type="application/json")
