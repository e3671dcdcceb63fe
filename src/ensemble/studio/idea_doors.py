"""What the recorder and the camera for first ideas add to the pages where something begins."""

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from ensemble.design.slots import write_part
from ensemble.lineage.models import How
from ensemble.people.requests import visitor_of
from ensemble.pieces.models import Medium, Piece
from ensemble.studio.queries.grounds import is_heard


def start_doors(request: HttpRequest, seed: object) -> Markup | None:
    """Where somebody starts something from nothing: its first part can be made here."""
    return None if seed else write_part("studio/_idea_doors.html", request)


def record_here(request: HttpRequest, _answers: QueryDict) -> Markup | None:
    """Above the form for a new sound or film: it can be made here as well, on the same piece."""
    medium, asked = request.GET.get("medium"), request.GET
    if medium not in {Medium.AUDIO, Medium.VIDEO} or "draft" in asked or "call" in asked:
        return None
    address = _address(request, medium, asked.getlist("source"))
    if not address:
        return None
    is_film = medium == Medium.VIDEO
    words = _("Film it here, in your browser") if is_film else _("Record it here, in your browser")
    mark = "camera" if is_film else "record"
    return write_part("studio/_make_here.html", request, address=address, words=words, mark=mark)


def _address(request: HttpRequest, medium: str, sources: list[str]) -> str:
    """Where it is made here; "" where there is no page that would make it on all of these."""
    if not sources:
        return reverse("studio:film-idea" if medium == Medium.VIDEO else "studio:record-idea")
    key, _colon, how = sources[0].partition(":")
    if len(sources) > 1 or medium == Medium.VIDEO:
        return ""
    pieces = Piece.objects.visible_to(visitor_of(request)).standing()
    piece = pieces.select_related("current__media").filter(key=key).first()
    if piece is None or piece.current is None:
        return ""
    if how == How.LAYERS and is_heard(piece.current):
        return reverse("studio:record-on", args=[key])
    is_read = how == How.PERFORMS and piece.medium == Medium.TEXT
    return reverse("studio:read-on", args=[key]) if is_read else ""
