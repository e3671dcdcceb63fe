"""What production adds to the pages of projects and pieces."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from markupsafe import Markup

from ensemble.people.requests import visitor_of
from ensemble.pieces.models import Piece
from ensemble.production.models import Finish
from ensemble.production.queries.finished import finished_for
from ensemble.projects.models import Project


def room_door(request: HttpRequest, project: Project) -> Markup | None:
    """On the desk: the way to the finishing room, while there is something to finish."""
    if project.finished_at:
        return None
    return _part("_room_door", request, project=project)


def finished_door(request: HttpRequest, project: Project) -> Markup | None:
    """On a finished project: the way to what came of it."""
    if not project.finished_at:
        return None
    finish = finished_for(visitor_of(request)).filter(project=project).first()
    return _part("_finished_door", request, project=project) if finish else None


def everybody(request: HttpRequest, piece: Piece) -> Markup | None:
    """Beside the byline of a finished piece: the way to everybody's name."""
    released = Finish.objects.filter(piece=piece, released_at__isnull=False)
    finish = released.select_related("project").first()
    return _part("_everybody", request, key=finish.project.key) if finish else None


def _part(name: str, request: HttpRequest, **context: object) -> Markup:
    return Markup(render_to_string(f"production/{name}.html", context, request))  # noqa: S704
