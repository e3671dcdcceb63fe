"""The service worker, by which pages open without a network."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ensemble.design.assets import BUILT, names


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Send it from the root, for it answers for pages everywhere; always as it is now."""
    script = (BUILT / names()["studio/islands/workers/offline.js"]).read_bytes()
    answer = HttpResponse(script, content_type="text/javascript; charset=utf-8")
    answer["Cache-Control"] = "no-cache"
    return answer
