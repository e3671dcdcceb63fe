"""What the studio adds to the pages of calls and pieces."""

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from markupsafe import Markup

from ensemble.design.slots import write_part
from ensemble.lineage.models import How
from ensemble.people.models import Craft
from ensemble.people.requests import visitor_of
from ensemble.pieces.models import Medium, Piece
from ensemble.pieces.terms import Condition
from ensemble.projects.models import Call, Offer, Project
from ensemble.projects.queries.invitation import guides_of, invitation_to
from ensemble.studio.models import Drawing, Layer
from ensemble.studio.queries.arrivals import HEARD, sounds_of_guide
from ensemble.studio.queries.grounds import is_heard
from ensemble.studio.queries.takes import may_place, take_of, told_of_take


def record_door(request: HttpRequest, call: Call) -> Markup | None:
    """On a call for sound or film: the way to the recorder, the words to read, or the camera."""
    if call.medium not in {Medium.AUDIO, Medium.VIDEO}:
        return None
    return write_part(
        "studio/_record_door.html", request, address=reverse(_room(call), args=[call.key])
    )


def _room(call: Call) -> str:
    if call.medium == Medium.VIDEO:
        return "studio:film"
    media = {revision.piece.medium for revision in guides_of(call)}
    is_spoken = call.how == How.PERFORMS or call.craft == Craft.VOICE
    return "studio:read" if media == {Medium.TEXT} and is_spoken else "studio:record"


def read_door(request: HttpRequest, piece: Piece) -> Markup | None:
    """On words that may be built on: the way to read them aloud."""
    if piece.medium != Medium.TEXT or not piece.is_standing or piece.condition == Condition.LISTEN:
        return None
    return write_part("studio/_read_door.html", request, piece=piece)


def record_on_door(request: HttpRequest, piece: Piece) -> Markup | None:
    """On a sound, or a film with one: the way to record on top of it."""
    is_sound = piece.medium == Medium.AUDIO
    if not is_sound and (piece.current is None or not is_heard(piece.current)):
        return None
    return write_part("studio/_record_on_door.html", request, piece=piece)


def crowd_door(request: HttpRequest, call: Call) -> Markup | None:
    """For leaders: the way to the crowd of a call that asks many for a sound."""
    if call.medium not in HEARD or call.wanted < 2:
        return None
    if not call.project.is_led_by(visitor_of(request)):
        return None
    return write_part("studio/_crowd_door.html", request, call=call)


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
    return write_part("studio/_drawing_doors.html", request, doors=doors)


def draw_for_call(request: HttpRequest, call: Call) -> Markup | None:
    """On a call for pictures other than photographs: draw it here, on what it gives."""
    if call.medium != Medium.IMAGE or call.craft == Craft.PHOTOGRAPHY:
        return None
    _path, _mark, asked = invitation_to(call, visitor_of(request)).address.partition("?")
    guides = guides_of(call)
    is_colored = call.how == How.REWORKS and any(g.piece.medium == Medium.IMAGE for g in guides)
    address = f"{reverse('studio:draw')}?{asked}{'&lines=1' if is_colored else ''}"
    return write_part("studio/_draw_for_call.html", request, address=address)


def draw_here(request: HttpRequest, _answers: QueryDict) -> Markup | None:
    """Above the form for a new picture: it can be drawn here as well, on the same pieces."""
    if request.GET.get("medium") != Medium.IMAGE or "draft" in request.GET:
        return None
    asked = request.GET.copy()
    asked.pop("medium")
    address = f"{reverse('studio:draw')}?{asked.urlencode()}"
    words = _("Draw it here, in your browser")
    return write_part("studio/_make_here.html", request, address=address, words=words, mark="edit")


def _draw(piece: Piece, how: str, **asked: str | int) -> str:
    return f"{reverse('studio:draw')}?{urlencode({'source': f'{piece.key}:{how}', **asked})}"


def call_kit_door(request: HttpRequest, call: Call) -> Markup | None:
    """For members: the parts of a call's guide, to work on with their own tools."""
    member = visitor_of(request)
    if member is None or call.medium not in HEARD or not sounds_of_guide(call):
        return None
    return write_part(
        "studio/_kit_door.html", request, address=reverse("studio:kit-of-call", args=[call.key])
    )


def crowd_doors(request: HttpRequest, project: Project) -> Markup | None:
    """Beside a mix: the ways to the crowds of its calls."""
    calls = project.calls.filter(medium__in=HEARD, wanted__gt=1).order_by("position")
    doors = [door for call in calls if (door := crowd_door(request, call))]
    return Markup("").join(doors) if doors else None


def mix_kit_door(request: HttpRequest, project: Project) -> Markup | None:
    """Beside a mix: all of it, to work on with one's own tools."""
    if not Layer.objects.filter(mix__project=project).exists():
        return None
    return write_part(
        "studio/_kit_door.html", request, address=reverse("studio:kit-of-mix", args=[project.key])
    )


def place_of_offer(request: HttpRequest, offer: Offer) -> Markup | None:
    """On the desk: where a take that waits begins, and how sure that is."""
    take = take_of(offer.revision_id) if offer.call.medium in HEARD else None
    return write_part("studio/_place.html", request, told=told_of_take(take)) if take else None


def place_of_piece(request: HttpRequest, piece: Piece) -> Markup | None:
    """On a piece's page, for whoever may move it: where it begins."""
    visitor = visitor_of(request)
    if visitor is None or piece.medium not in HEARD:
        return None
    take = take_of(piece.newest.pk)
    if take is None or not may_place(take, visitor):
        return None
    return write_part("studio/_place.html", request, told=told_of_take(take))
