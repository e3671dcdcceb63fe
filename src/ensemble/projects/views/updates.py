"""News of a project."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ensemble.people.requests import member_of, visitor_of
from ensemble.projects.actions.post import post_update
from ensemble.projects.models import Project


@require_safe
def index(request: HttpRequest, key: str) -> HttpResponse:
    """Read all news of a project, newest first."""
    project = get_object_or_404(Project.objects.visible_to(visitor_of(request)), key=key)
    updates = project.updates.select_related("writer").order_by("-id")[:60]
    return render(request, "projects/updates.html", {"project": project, "updates": updates})


@require_POST
@login_required
def create(request: HttpRequest, key: str) -> HttpResponse:
    """Post news."""
    member = member_of(request)
    project = get_object_or_404(Project.objects.led_by(member), key=key)
    post_update(project, request.POST.get("words", "")[:4000], by=member)
    messages.success(request, _("Everybody who takes part is told."))
    return redirect(project.address)
