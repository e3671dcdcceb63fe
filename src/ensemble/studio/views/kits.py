"""A kit to take along: of a call's guide, or of a mix."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from ensemble.foundation.files import signed_url
from ensemble.foundation.limits import limit
from ensemble.people.requests import member_of
from ensemble.projects.models import Call
from ensemble.studio.actions.make_kit import make_kit_of_call
from ensemble.studio.queries.kits import kits_for, refuse_unless_taken_along

AN_HOUR = 20


@require_POST
@login_required
def create(request: HttpRequest, key: str) -> HttpResponse:
    """Ask for a kit of what a call is made with."""
    member = member_of(request)
    call = get_object_or_404(Call.objects.visible_to(member), key=key)
    limit("kit", member.key, per_hour=AN_HOUR)
    return redirect("studio:kit", make_kit_of_call(call, by=member).key)


@require_safe
@login_required
@never_cache
def show(request: HttpRequest, key: str) -> HttpResponse:
    """Show how far it is, or where to get it. The rights are asked for again each time."""
    member = member_of(request)
    kit = get_object_or_404(kits_for(member), key=key)
    refuse_unless_taken_along(kit.parts.select_related("piece__maker"), member)
    link = signed_url(kit.name, download_as=f"{kit.title}.zip") if kit.is_ready else ""
    return render(request, "studio/kit.html", {"kit": kit, "link": link})
