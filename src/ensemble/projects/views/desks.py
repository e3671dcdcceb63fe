"""A leader's desk."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from ensemble.people.requests import member_of
from ensemble.projects.forms.words import UpdateForm
from ensemble.projects.models import Project
from ensemble.projects.queries.desk import desk_of
from ensemble.projects.queries.week import words_for


@require_safe
@login_required
def show(request: HttpRequest, key: str) -> HttpResponse:
    """Show who waits for an answer, and all that is under way."""
    member = member_of(request)
    project = get_object_or_404(Project.objects.led_by(member), key=key)
    news = UpdateForm(initial={"words": words_for(project)})
    context = {"project": project, "desk": desk_of(project, member), "news": news}
    return render(request, "projects/desk.html", context)
