"""A call's crowd, for whoever leads its project."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from ensemble.foundation.refusal import Refused
from ensemble.people.requests import member_of, sent
from ensemble.studio.actions.make_crowd import make_crowd
from ensemble.studio.forms.crowd import CrowdForm, answers_of
from ensemble.studio.queries.crowd_page import crowd_of, crowd_told, led_call


@login_required
def edit(request: HttpRequest, key: str) -> HttpResponse:
    """Show a crowd and how it stands; make it, or make it again."""
    call = led_call(request, key)
    answers = answers_of(crowd_of(call), has_guides=call.guides.exists())
    form = CrowdForm(sent(request), initial=answers)
    if form.is_bound and form.is_valid():
        try:
            make_crowd(call, by=member_of(request), **form.wishes())
            return redirect("studio:crowd", call.key)
        except Refused as refused:
            form.add_error(None, refused.sentence)
    context = crowd_told(call, request) | {"form": form}
    return render(request, "studio/crowd.html", context, status=422 if form.is_bound else 200)
