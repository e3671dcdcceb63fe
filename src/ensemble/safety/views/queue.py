"""What waits to be looked at."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ensemble.people.requests import visitor_of
from ensemble.safety.forms import ReasonForm
from ensemble.safety.queries import queue_for


@require_safe
@never_cache
def index(request: HttpRequest) -> HttpResponse:
    """The works themselves, whoever waits longest first. Strangers find nothing here."""
    moderator = visitor_of(request)
    if moderator is None or not moderator.is_moderator:
        raise Http404
    queue = [(waiting, _form(waiting.revision.key)) for waiting in queue_for(moderator)]
    return render(request, "safety/queue.html", {"queue": queue})


def _form(key: str) -> ReasonForm:
    return ReasonForm(auto_id=f"{key}-%s")
