"""What a page says when there is no page, or when something of ours broke."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from ensemble.website.refusals import answer


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that the request made no sense (400)."""
    sentence = _("This request can't be read. Go back and try again from the page.")
    return answer(request, 400, sentence, _("This can't be read"))


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that this isn't for the asker (403)."""
    sentence = _("This is not open to you. If somebody sent you here, ask them to let you in.")
    return answer(request, 403, sentence, _("This is not open to you"))


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form came without its token (403)."""
    sentence = _(
        "This page was open for too long, or cookies are off. Go back, reload, send again."
    )
    return answer(request, 403, sentence, _("Please send it again"))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that there is nothing at this address (404)."""
    sentence = _("There is nothing at this address, or it is not open to you.")
    return answer(request, 404, sentence, _("Nothing is here"))


def broken(request: HttpRequest) -> HttpResponse:
    """Say that something of ours broke (500)."""
    sentence = _("Something here broke, and it has been noted. What you saved before is kept.")
    return answer(request, 500, sentence, _("Something here broke"))
