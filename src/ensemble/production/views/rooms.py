"""The finishing room: where leaders put together what was chosen."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from ensemble.people.requests import member_of
from ensemble.production.actions.open_cut import open_cut
from ensemble.production.forms import Cutting, Mixing
from ensemble.production.queries.asked import led_project
from ensemble.production.queries.room import room_of
from ensemble.projects.queries.choices import may_appear_in
from ensemble.studio.actions.open_mix import open_mix
from ensemble.studio.queries import may_be_heard_in


@login_required
def show(request: HttpRequest, key: str) -> HttpResponse:
    """Show the mixer of a sound, or the cut of anything else."""
    project, member = led_project(request, key), member_of(request)
    if project.finished_at:
        return redirect("production:show", project.key)
    room = room_of(project, member)
    if project.medium == "audio":
        mixing = Mixing(open_mix(project, by=member), may_be_heard_in(project, member))
        return render(request, "production/mix.html", {**room, "mixing": mixing})
    cutting = Cutting(open_cut(project, by=member), may_appear_in(project, member))
    return render(request, "production/cut.html", {**room, "cutting": cutting})
