"""What somebody at a mixer or at a shared text asks for."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from ensemble.people.models import Member
from ensemble.people.requests import member_of
from ensemble.projects.models import Project
from ensemble.studio.models import Mix, Version, Writing

MOST_LIVE = 200


def led_mix(request: HttpRequest, key: str) -> Mix:
    """Return the mix of a project that whoever asks leads; to everybody else it isn't there."""
    mix = get_object_or_404(Mix.objects.select_related("project"), key=key)
    return _only_for_leaders(mix, request)


def led_version(request: HttpRequest, key: str) -> Version:
    """Return a version of such a mix."""
    versions = Version.objects.select_related("mix__project", "kept_by")
    version = get_object_or_404(versions, key=key)
    _only_for_leaders(version.mix, request)
    return version


def open_text(request: HttpRequest, key: str) -> Writing:
    """Return a text that whoever asks may write in; to everybody else it isn't there."""
    mine = Writing.objects.open_to(member_of(request)).select_related("founder", "piece", "circle")
    return get_object_or_404(mine, key=key)


def live_of(request: HttpRequest) -> int:
    """Return how many tracks the asker's browser plays by themselves."""
    said = request.GET.get("live", "")
    return min(max(1, int(said)), MOST_LIVE) if said.isdigit() else MOST_LIVE


def may_mix(member: Member | None, key: str) -> bool:
    """Whether somebody may sit at the mixer with this key."""
    mix = Mix.objects.select_related("project").filter(key=key).first()
    return mix is not None and _is_led(mix, member)


def _is_led(mix: Mix, member: Member | None) -> bool:
    visible = Project.objects.visible_to(member).filter(pk=mix.project_id)
    return visible.exists() and mix.project.is_led_by(member)


def _only_for_leaders(mix: Mix, request: HttpRequest) -> Mix:
    if not _is_led(mix, member_of(request)):
        raise Http404
    return mix
