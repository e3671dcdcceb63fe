"""Drawings: the pad they are made on, and one that is sent."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from ensemble.foundation.refusal import Refused
from ensemble.people.models import Craft
from ensemble.people.requests import member_of, visitor_of
from ensemble.pieces.forms import PieceForm, words_asked
from ensemble.pieces.models import Medium
from ensemble.pieces.terms import TERM_LINES, Licence
from ensemble.studio.actions.send_drawing import send_drawing
from ensemble.studio.queries.easels import Easel, easel_for
from ensemble.studio.queries.titles import title_for, title_from


def new(request: HttpRequest) -> HttpResponse:
    """Show the pad with what an address asks for on it. No account is needed before sending."""
    if request.method == "POST":
        return create(request)
    return _pad(request, form=None)


@login_required
def create(request: HttpRequest) -> HttpResponse:
    """Publish the drawing that was sent; where it is refused it still waits in the browser."""
    member, form = member_of(request), PieceForm(request.POST, member=member_of(request))
    try:
        if form.is_valid():
            return redirect(send_drawing(request.POST, form.cleaned_data, by=member))
    except Refused as refused:
        form.add_error(None, refused.sentence)
    return _pad(request, form, status=422)


def _pad(request: HttpRequest, form: PieceForm | None, status: int = 200) -> HttpResponse:
    answers = request.POST or request.GET
    easel = easel_for(request.GET, visitor_of(request))
    context = {
        "easel": easel,
        "form": form or _form(request, easel),
        "answers": answers,
        "name": _name(easel),
        "ways_in": _ways_in(request),
        "uploading": _upload_instead(request),
        "is_sending": status != 200 or "send" in request.GET,
        "term_lines": TERM_LINES,
        "licences": list(Licence),
    }
    return render(request, "studio/draw.html", context, status=status)


def _form(request: HttpRequest, easel: Easel) -> PieceForm | None:
    """What a member is asked at sending; nothing is asked of a stranger."""
    title = title_for(easel.call) if easel.call else title_from(easel.outlook.origins)
    answers = {"craft": Craft.DRAWING, "title": title, **words_asked(request.GET)}
    member = visitor_of(request)
    return PieceForm(initial=answers, member=member) if member else None


def _name(easel: Easel) -> str:
    """What a drawing is called in the browser's list of those that wait."""
    if easel.call:
        return easel.call.title
    return ", ".join(piece.title for piece in easel.outlook.origins) or _("Empty paper")


def _ways_in(request: HttpRequest) -> dict[str, Any]:
    """The doors to an account; both lead back to the drawing, to be sent."""
    asked = request.GET.copy()
    asked["send"] = "1"
    back = urlencode({"next": f"{request.path}?{asked.urlencode()}"})
    names = {"join": "account_signup", "sign_in": "account_login"}
    return {way: f"{reverse(name)}?{back}" for way, name in names.items()}


def _upload_instead(request: HttpRequest) -> str:
    """Where a picture made with other tools is sent, for the same call and on the same pieces."""
    asked = request.GET.copy()
    for name in ("lines", "layers", "send", "drawing"):
        asked.pop(name, None)
    asked["medium"] = Medium.IMAGE
    return f"{reverse('pieces:new')}?{asked.urlencode()}"
