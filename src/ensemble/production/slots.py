"""What production adds to the pages of projects and pieces."""

from django.http import HttpRequest
from markupsafe import Markup

from ensemble.design.slots import write_part
from ensemble.people.requests import visitor_of
from ensemble.pieces.models import Piece
from ensemble.production.models import Finish
from ensemble.production.queries.finished import finished_for
from ensemble.projects.models import Project


def room_door(request: HttpRequest, project: Project) -> Markup | None:
    """On the desk: the way to the finishing room, while there is something to finish."""
    if project.finished_at:
        return None
    return write_part("production/_room_door.html", request, project=project)


def finished_door(request: HttpRequest, project: Project) -> Markup | None:
    """On a finished project: the way to what came of it."""
    if not project.finished_at:
        return None
    finish = finished_for(visitor_of(request)).filter(project=project).first()
    return (
        write_part("production/_finished_door.html", request, project=project) if finish else None
    )


def everybody(request: HttpRequest, piece: Piece) -> Markup | None:
    """Beside the byline of a finished piece: the way to everybody's name."""
    released = Finish.objects.filter(piece=piece, released_at__isnull=False)
    finish = released.select_related("project").first()
    return (
        write_part("production/_everybody.html", request, key=finish.project.key)
        if finish
        else None
    )
