"""What projects add to the pages of pieces."""

from django.http import HttpRequest, QueryDict
from markupsafe import Markup

from ensemble.design.slots import write_part
from ensemble.people.requests import visitor_of
from ensemble.pieces.models import Piece
from ensemble.projects.models import Call, Offer, Project
from ensemble.projects.queries.invitation import guides_for
from ensemble.projects.queries.next_steps import next_steps

SHOWN = 6


def chosen_call(request: HttpRequest, answers: QueryDict) -> Markup | None:
    """Say in the form for a new piece which call it is for, and carry it along."""
    call = _asked(request, answers)
    return (
        write_part("projects/_for_call.html", request, call=call, line=answers.get("line", ""))
        if call
        else None
    )


def asked_for(request: HttpRequest, answers: QueryDict) -> Markup | None:
    """Above the form for a new piece: what its call asks for, and what it is made on."""
    call = _asked(request, answers)
    if call is None:
        return None
    return write_part(
        "projects/_asked_for.html", request, call=call, guides=guides_for(call, visitor_of(request))
    )


def offered_to(request: HttpRequest, piece: Piece) -> Markup | None:
    """Say on a piece's page where it was offered; its maker reads what happens next."""
    visitor = visitor_of(request)
    is_mine = visitor is not None and piece.maker_id == visitor.pk
    offers = Offer.objects.counting().filter(piece=piece)
    if not is_mine:
        open_to_me = Project.objects.visible_to(visitor).values("pk")
        offers = offers.used().filter(call__project__in=open_to_me)
    found = list(offers.select_related("call__project", "decision__by").order_by("-id")[:SHOWN])
    if not found:
        return None
    fresh = next((one for one in found if not hasattr(one, "decision")), None)
    steps = next_steps(fresh, visitor) if is_mine and fresh and visitor else []
    return write_part("projects/_offered.html", request, offers=found, is_mine=is_mine, steps=steps)


def start_from(request: HttpRequest, piece: Piece) -> Markup | None:
    """A quiet way to start a project from a piece that may be built on."""
    if not piece.is_standing or piece.condition == "listen":
        return None
    return write_part("projects/_start_from.html", request, piece=piece)


def _asked(request: HttpRequest, answers: QueryDict) -> Call | None:
    key = answers.get("call", "")
    calls = Call.objects.visible_to(visitor_of(request)).select_related("project")
    return calls.filter(key=key).first() if key else None
