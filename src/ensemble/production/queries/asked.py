"""What a leader of a project asks for."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from ensemble.people.requests import member_of
from ensemble.production.models import Render
from ensemble.projects.models import Project


def led_project(request: HttpRequest, key: str) -> Project:
    """Return a project that whoever asks leads; to everybody else it isn't there."""
    member = member_of(request)
    project = get_object_or_404(Project.objects.visible_to(member), key=key)
    if not project.is_led_by(member):
        raise Http404
    return project


def led_render(request: HttpRequest, key: str) -> Render:
    """Return a render of a project that whoever asks leads."""
    renders = Render.objects.select_related("project", "job", "piece", "asked_by")
    render = get_object_or_404(renders, key=key)
    if not render.project.is_led_by(member_of(request)):
        raise Http404
    return render
