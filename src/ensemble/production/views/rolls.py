"""The credits as a file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string

from ensemble.people.requests import visitor_of
from ensemble.production.queries.finished import finished_for, made_from
from ensemble.production.roll import Roll


def show(request: HttpRequest, key: str) -> HttpResponse:
    """Return title, authors, sources and licences as plain text."""
    member = visitor_of(request)
    finish = get_object_or_404(finished_for(member), project__key=key)
    told = {
        "finish": finish,
        "roll": Roll.from_json(finish.roll),
        "lines": made_from(finish, member),
    }
    text = render_to_string("production/credits.txt", told, request)
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
