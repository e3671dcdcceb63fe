"""Where somebody stands to record: the page for any ground, and what is sent from it."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from ensemble.foundation.refusal import NotYours, Refused
from ensemble.lineage.models import How
from ensemble.people.requests import sent, visitor_of
from ensemble.pieces.forms import AboutForm
from ensemble.pieces.terms import TERM_LINES, Condition, plain_terms
from ensemble.projects.models import Offer
from ensemble.studio.actions.bounce import bounce_sounds
from ensemble.studio.actions.send import send_take
from ensemble.studio.forms.sending import SendingForm
from ensemble.studio.models import Take
from ensemble.studio.queries.backing import told_of
from ensemble.studio.queries.grounds import Ground
from ensemble.studio.queries.recitals import limit_of, script_of
from ensemble.studio.queries.titles import title_aloud, title_for, title_new, title_upon


def show(request: HttpRequest, ground: Ground, page: str = "record") -> HttpResponse:
    """The recorder over a ground, or the page to read or film. Its backing is asked for where
    nobody has been here yet."""
    backing = bounce_sounds(ground.sounds) if ground.sounds and not ground.refusal else None
    terms = {one: plain_terms(one, Condition.FREELY) for one in ground.licences}
    context: dict[str, Any] = {"ground": ground, "backing": backing, "terms": terms}
    context |= {"guide": told_of(backing) if backing else None, "title": _title(ground)}
    context |= {"script": script_of(ground), "limit": limit_of(ground)}
    context |= {"form": _about(request, ground), "term_lines": TERM_LINES}
    return render(request, f"studio/{page}.html", context)


def create(request: HttpRequest, ground: Ground) -> HttpResponse:
    """A take that has arrived becomes a piece; answers with where to go on."""
    visitor, form = visitor_of(request), SendingForm(request.POST)
    if visitor is None:
        raise NotYours(_("Sign in to send it. Your take stays in this browser."))
    if not form.is_valid():
        raise Refused(_("Give it a title, then send it again. Your take stays in this browser."))
    take = send_take(ground, form.sending(_said(request, ground)), by=visitor)
    return JsonResponse({"address": _onward(take, ground)}, status=201)


def _onward(take: Take, ground: Ground) -> str:
    piece = take.revision.piece
    offer = Offer.objects.filter(piece=piece, call=ground.call).first() if ground.call else None
    return offer.address if offer else piece.get_absolute_url()


def _said(request: HttpRequest, ground: Ground) -> dict[str, Any]:
    """What its maker says of what stands on nothing. Raises Refused where that doesn't fit."""
    form = _about(request, ground)
    if form is None:
        return {}
    if not form.is_valid():
        problems = " ".join(str(problem) for found in form.errors.values() for problem in found)
        raise Refused(_("%(problems)s Your take stays in this browser.") % {"problems": problems})
    return form.cleaned_data


def _about(request: HttpRequest, ground: Ground) -> AboutForm | None:
    """The form for all that is asked about a new piece, where nothing follows from the ground."""
    if not ground.is_first:
        return None
    # Who builds on it later finds the tempo there, and is counted in by it.
    asked = {"about": f"{ground.tempo.bpm:g} BPM"} if ground.tempo else {}
    return AboutForm(sent(request), initial=asked, member=visitor_of(request))


def _title(ground: Ground) -> str:
    if ground.is_first:
        return title_new()
    if ground.call:
        return title_for(ground.call)
    return title_aloud(ground.title) if ground.how == How.PERFORMS else title_upon(ground.title)
