"""Projects: all that are listed, one of them, a new one, a changed one."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from ensemble.foundation.refusal import Refused
from ensemble.people.requests import member_of, visitor_of
from ensemble.pieces.models import Medium
from ensemble.projects.actions.edit_project import edit_project
from ensemble.projects.forms.frame import EditFrameForm, answers_of
from ensemble.projects.frames import FRAMES
from ensemble.projects.models import Project
from ensemble.projects.queries.home import home_of
from ensemble.projects.queries.seeds import seed_for
from ensemble.projects.queries.shelves import STATES, shelf_for


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List projects: going, waiting for somebody to adopt them, finished."""
    asked = {name: request.GET.get(name, "") for name in ("state", "medium", "after")}
    asked["state"] = asked["state"] if asked["state"] in STATES else STATES[0]
    shelf = shelf_for(visitor_of(request), **asked)
    context = {"shelf": shelf, "asked": asked, "mediums": Medium.choices}
    return render(request, "projects/index.html", context)


@require_safe
def show(request: HttpRequest, key: str) -> HttpResponse:
    """Show a project: its frame, what it needs, and what has arrived."""
    home = home_of(key, visitor_of(request))
    if home is None:
        raise Http404
    return render(request, "projects/show.html", {"home": home, "project": home.project})


@require_safe
def new(request: HttpRequest) -> HttpResponse:
    """Choose a template."""
    seed, refusal = seed_for(request.GET.get("from", ""), visitor_of(request))
    context = {"frames": FRAMES.values(), "seed": seed, "refusal": refusal}
    return render(request, "projects/new.html", context)


@login_required
def edit(request: HttpRequest, key: str) -> HttpResponse:
    """Change a project's frame."""
    member = member_of(request)
    project = get_object_or_404(Project.objects.led_by(member), key=key)
    form = EditFrameForm(request.POST or None, initial=answers_of(project), member=member)
    try:
        if request.method == "POST" and form.is_valid():
            return redirect(edit_project(project, by=member, **form.cleaned_data).address)
    except Refused as refused:
        form.add_error(None, refused.sentence)
    status = 422 if form.is_bound else 200
    return render(request, "projects/edit.html", {"project": project, "form": form}, status=status)
