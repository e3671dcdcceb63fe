"""What the studio adds to the pages of pieces and calls."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from markupsafe import Markup

from ensemble.lineage.models import How
from ensemble.people.requests import visitor_of
from ensemble.pieces.models import Medium, Piece
from ensemble.projects.models import Call
from ensemble.projects.queries.invitation import guides_of, invitation_to
from ensemble.studio.models import Drawing
from ensemble.studio.queries.crowds import HEARD


def crowd_door(request: HttpRequest, call: Call) -> Markup | None:
    """For leaders: the way to the crowd of a call that asks many for a sound."""
    if call.medium not in HEARD or call.wanted < 2:
        return None
    if not call.project.is_led_by(visitor_of(request)):
        return None
    return _part("_crowd_door", request, call=call)


def drawing_doors(request: HttpRequest, piece: Piece) -> Markup | None:
    """On a picture that may be built on: color it, go on from its layers, draw what comes next."""
    if piece.medium != Medium.IMAGE or not piece.is_standing or piece.condition == "listen":
        return None
    doors = [
        (_("Color this"), "palette", _draw(piece, How.REWORKS, lines=1)),
        (_("Draw the next panel"), "edit", _draw(piece, How.CONTINUES)),
    ]
    if Drawing.objects.open_to(visitor_of(request)).filter(revision=piece.current).exists():
        layers = _draw(piece, How.REWORKS, layers=piece.key)
        doors.insert(1, (_("Go on from its layers"), "layers", layers))
    return _part("_drawing_doors", request, doors=doors)


def draw_for_call(request: HttpRequest, call: Call) -> Markup | None:
    """On a call for pictures: draw it here, on what it gives, without an account."""
    if call.medium != Medium.IMAGE:
        return None
    _path, _mark, asked = invitation_to(call, visitor_of(request)).address.partition("?")
    guides = guides_of(call)
    is_colored = call.how == How.REWORKS and any(g.piece.medium == Medium.IMAGE for g in guides)
    address = f"{reverse('studio:draw')}?{asked}{'&lines=1' if is_colored else ''}"
    return _part("_draw_for_call", request, address=address)


def _draw(piece: Piece, how: str, **asked: str | int) -> str:
    return f"{reverse('studio:draw')}?{urlencode({'source': f'{piece.key}:{how}', **asked})}"


def _part(name: str, request: HttpRequest, **context: object) -> Markup:
    return Markup(render_to_string(f"studio/{name}.html", context, request))  # noqa: S704
