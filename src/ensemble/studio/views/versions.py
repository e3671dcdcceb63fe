"""Versions of a mix."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from ensemble.people.requests import member_of
from ensemble.studio.actions.keep_version import keep_version
from ensemble.studio.actions.make_submix import submix_of
from ensemble.studio.actions.prepare_desk import prepare_version
from ensemble.studio.actions.restore_version import restore_version
from ensemble.studio.queries.asked import led_mix, led_version, live_of
from ensemble.studio.queries.desk import version_told
from ensemble.studio.queries.submixes import Beyond


@login_required
@require_GET
def show(request: HttpRequest, key: str) -> HttpResponse:
    """A version's tracks, to be heard; those that the browser doesn't play itself as one sum."""
    version, member = led_version(request, key), member_of(request)
    prepare_version(version, by=member)
    beyond = Beyond(version.mix, live_of(request), version)
    return JsonResponse(version_told(version) | {"sum": submix_of(beyond, by=member)})


@login_required
@require_POST
def create(request: HttpRequest, key: str) -> HttpResponse:
    """Keep the mix as it stands."""
    mix = led_mix(request, key)
    keep_version(mix, request.POST.get("name", ""), by=member_of(request))
    return redirect("production:finish", mix.project.key)


@login_required
@require_POST
def update(request: HttpRequest, key: str) -> HttpResponse:
    """Bring a version back."""
    version = led_version(request, key)
    restore_version(version, by=member_of(request))
    return redirect("production:finish", version.mix.project.key)
