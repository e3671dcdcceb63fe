"""A broken rule becomes a page, a part of a page, or a problem document: here, once."""

from collections.abc import Callable

from django.db import DataError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from ensemble.foundation.refusal import Refused

Answering = Callable[[HttpRequest], HttpResponse]


class RefusalMiddleware:
    """Answers for views that let `Refused` pass."""

    def __init__(self, get_response: Answering) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, DataError):
            # A letter or a number that no row can hold, in an address or where no form looks.
            words = _("Something in that can't be read here. Nothing was changed.")
            return answer(request, 400, words, _("That can't be read"))
        if not isinstance(error, Refused):
            return None
        return answer(request, error.status, error.sentence, _("That can't be done"))


def answer(request: HttpRequest, status: int, sentence: str, title: str) -> HttpResponse:
    """Say one sentence in the form that the asker reads."""
    if _reads_json(request):
        kind = "application/problem+json"
        return JsonResponse({"status": status, "title": sentence}, status=status, content_type=kind)
    facts = {"status": status, "sentence": sentence, "title": title}
    if request.headers.get("HX-Request") and not request.headers.get("HX-Boosted"):
        words = render_to_string("website/_refused.html", facts, request)
        headers = {"HX-Retarget": "#page > .sheet", "HX-Reswap": "afterbegin show:top"}
        return HttpResponse(words, status=status, headers=headers)
    return HttpResponse(render_to_string("website/refused.html", facts, request), status=status)


def _reads_json(request: HttpRequest) -> bool:
    wanted = request.get_preferred_type(["text/html", "application/json"])
    return wanted == "application/json"
