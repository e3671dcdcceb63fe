"""What writing together adds to the pages of pieces."""

from django.http import HttpRequest, QueryDict
from markupsafe import Markup

from ensemble.design.slots import write_part
from ensemble.people.requests import visitor_of
from ensemble.pieces.models import Medium, Piece
from ensemble.studio.models import Writing


def writing_door(request: HttpRequest, piece: Piece) -> Markup | None:
    """On a text's page: open it for others, or go where it is written."""
    visitor = visitor_of(request)
    if visitor is None or piece.medium != Medium.TEXT or piece.withdrawn_at:
        return None
    writing = Writing.objects.open_to(visitor).filter(piece=piece).first()
    if writing is None and piece.maker_id != visitor.pk:
        return None
    return write_part("studio/_writing_door.html", request, piece=piece, writing=writing)


def write_together(request: HttpRequest, answers: QueryDict) -> Markup | None:
    """Above the form for a new text: the way to write it with others."""
    if request.GET.get("medium", Medium.TEXT) != Medium.TEXT or visitor_of(request) is None:
        return None
    return write_part("studio/_write_together.html", request, title=answers.get("title", ""))
