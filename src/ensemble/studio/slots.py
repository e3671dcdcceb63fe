"""What the studio adds to the pages of calls."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from markupsafe import Markup

from ensemble.people.requests import visitor_of
from ensemble.projects.models import Call
from ensemble.studio.queries.crowds import HEARD


def crowd_door(request: HttpRequest, call: Call) -> Markup | None:
    """For leaders: the way to the crowd of a call that asks many for a sound."""
    if call.medium not in HEARD or call.wanted < 2:
        return None
    if not call.project.is_led_by(visitor_of(request)):
        return None
    return _part("_crowd_door", request, call=call)


def _part(name: str, request: HttpRequest, **context: object) -> Markup:
    return Markup(render_to_string(f"studio/{name}.html", context, request))  # noqa: S704
