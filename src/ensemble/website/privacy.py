"""Pages that depend on who is asking are kept by nobody."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


def private_pages(get_response: Callable[[HttpRequest], HttpResponse]) -> object:
    """Mark what depends on a cookie as private; mark the rest as fit for the surge cache.

    Django says `Vary: Cookie` as soon as a session, a token or a language cookie is looked at;
    pages of strangers look at the session too, so it is the asker's cookies that count.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not response.has_header("Cache-Control"):
            response["Cache-Control"] = _rule(request, response)
        return response

    return middleware


def _rule(request: HttpRequest, response: HttpResponse) -> str:
    stranger = not request.COOKIES and not response.cookies and request.method in {"GET", "HEAD"}
    if stranger and response.status_code == 200:
        return "public, max-age=0, s-maxage=1"
    return "private, no-store"
