"""A cut as its leaders arrange it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from ensemble.people.requests import member_of
from ensemble.production.actions.arrange_cut import arrange_cut
from ensemble.production.actions.open_cut import open_cut
from ensemble.production.actions.render import render_cut
from ensemble.production.forms import Cutting
from ensemble.production.queries.asked import led_project
from ensemble.production.queries.room import room_of
from ensemble.projects.queries.choices import may_appear_in


@login_required
@require_POST
def update(request: HttpRequest, key: str) -> HttpResponse:
    """Save the shots; with `finish`, ask for the finished film or text."""
    project, member = led_project(request, key), member_of(request)
    cut = open_cut(project, by=member)
    cutting = Cutting(cut, may_appear_in(project, member), request.POST)
    if not cutting.is_valid():
        context = {**room_of(project, member), "cutting": cutting}
        return render(request, "production/cut.html", context, status=422)
    arrange_cut(cut, cutting.plan(), by=member)
    if "finish" in request.POST:
        return redirect("production:render", render_cut(cut, by=member).key)
    return redirect("production:finish", project.key)
