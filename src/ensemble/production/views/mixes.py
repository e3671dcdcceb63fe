"""A mix as its leaders arrange it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from ensemble.people.requests import member_of
from ensemble.production.actions.render import render_mix
from ensemble.production.forms import Mixing
from ensemble.production.queries.asked import led_project
from ensemble.production.queries.room import room_of
from ensemble.studio.actions.open_mix import open_mix
from ensemble.studio.actions.save_mix import save_mix
from ensemble.studio.queries import may_be_heard_in


@login_required
@require_POST
def update(request: HttpRequest, key: str) -> HttpResponse:
    """Save what was turned; with `finish`, ask for the finished sound."""
    project, member = led_project(request, key), member_of(request)
    mix = open_mix(project, by=member)
    mixing = Mixing(mix, may_be_heard_in(project, member), request.POST)
    if not mixing.is_valid():
        context = {**room_of(project, member), "mixing": mixing}
        return render(request, "production/mix.html", context, status=422)
    mix = save_mix(mix, mixing.turns(), mixing.added(), by=member)
    if "finish" in request.POST:
        return redirect("production:render", render_mix(mix, by=member).key)
    return redirect("production:finish", project.key)
