"""Takes that are listened to again."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ensemble.people.requests import member_of
from ensemble.studio.actions.align import align_again
from ensemble.studio.queries.takes import movable_take


@login_required
@require_POST
def create(request: HttpRequest, key: str) -> HttpResponse:
    """Ask for a take's place to be found again, from its raw recording."""
    align_again(movable_take(request, key), by=member_of(request))
    messages.success(request, _("It is being listened to again. Look here in a moment."))
    return redirect("studio:place", key)
