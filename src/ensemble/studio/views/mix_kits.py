"""A mix to take along."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from ensemble.foundation.limits import limit
from ensemble.people.requests import member_of
from ensemble.projects.models import Project
from ensemble.studio.actions.make_kit import make_kit_of_mix
from ensemble.studio.actions.open_mix import open_mix
from ensemble.studio.views.kits import AN_HOUR


@require_POST
@login_required
def create(request: HttpRequest, key: str) -> HttpResponse:
    """Ask for a kit of a project's mix as it stands."""
    member = member_of(request)
    project = get_object_or_404(Project.objects.led_by(member), key=key)
    limit("kit", member.key, per_hour=AN_HOUR)
    mix = open_mix(project, by=member)
    return redirect("studio:kit", make_kit_of_mix(mix, by=member).key)
