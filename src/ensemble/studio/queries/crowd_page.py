"""What the page of a crowd shows its leaders."""

from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from ensemble.people.requests import member_of
from ensemble.pieces.models import Piece
from ensemble.pieces.queries import cards_for
from ensemble.projects.models import Call, Project
from ensemble.studio.models import Crowd, Layer
from ensemble.studio.queries.arrivals import HEARD
from ensemble.studio.queries.crowds import names_in


def led_call(request: HttpRequest, key: str) -> Call:
    """Return a call for sounds whose project the asker leads; to all others it isn't there."""
    led = Project.objects.led_by(member_of(request)).values("pk")
    calls = Call.objects.filter(project__in=led).select_related("project")
    call = get_object_or_404(calls, key=key)
    if call.medium not in HEARD:
        raise Http404
    return call


def crowd_of(call: Call) -> Crowd | None:
    """Return a call's crowd, if it has one."""
    crowds = Crowd.objects.filter(call=call)
    return crowds.select_related("piece__current", "job", "maker").first()


def crowd_told(call: Call, request: HttpRequest) -> dict[str, Any]:
    """Return a crowd with its stem, whoever is heard in it, and the work under way."""
    crowd = crowd_of(call)
    told: dict[str, Any] = {"call": call, "project": call.project, "crowd": crowd}
    if crowd is None:
        return told
    job = crowd.job
    is_busy = job is not None and not job.finished_at
    return told | {
        "job": job if is_busy else None,
        "card": _card(crowd, request),
        "names": names_in(crowd),
        "is_laid": Layer.objects.filter(revision__piece=crowd.piece_id).exists(),
    }


def _card(crowd: Crowd, request: HttpRequest) -> Any:
    pieces = Piece.objects.filter(pk__in=[crowd.piece_id or 0])
    return next(iter(cards_for(member_of(request), pieces)), None)
