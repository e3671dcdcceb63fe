"""A crowd as a layer of the mix."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ensemble.people.requests import member_of
from ensemble.studio.actions.lay_crowd import lay_crowd
from ensemble.studio.queries.crowd_page import crowd_of, led_call


@require_POST
@login_required
def create(request: HttpRequest, key: str) -> HttpResponse:
    """Lay it in."""
    crowd = crowd_of(led_call(request, key))
    if crowd is None:
        raise Http404
    lay_crowd(crowd, by=member_of(request))
    messages.success(request, _("The crowd is in the mix now."))
    return redirect("studio:crowd", key)
