"""Taking over a project that rests or whose leaders are silent."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ensemble.people.requests import member_of
from ensemble.projects.actions.adopt import adopt_project
from ensemble.projects.models import Project


@require_POST
@login_required
def create(request: HttpRequest, key: str) -> HttpResponse:
    """Adopt it."""
    member = member_of(request)
    project = get_object_or_404(Project.objects.visible_to(member), key=key)
    adopt_project(project, by=member)
    messages.success(request, _("It is yours to lead now. Everybody who led it is told."))
    return redirect(project.desk_address)
