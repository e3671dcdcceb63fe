"""Choosing light or dark."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from ensemble.design.themes import COOKIE, THEMES

YEAR = 365 * 24 * 60 * 60


# Exempt: it sets a matter of taste and nothing else, and a token in the footer of every page would
# keep pages from being cached.
@csrf_exempt
@require_POST
def update(request: HttpRequest) -> HttpResponse:
    """Remember the theme and go back to the page it was chosen on."""
    back = request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure())
    answer = HttpResponseRedirect(back if safe else "/")
    theme = request.POST.get("theme", "")
    if theme in THEMES:
        answer.set_cookie(COOKIE, theme, YEAR, samesite="Lax", secure=request.is_secure())
    return answer
