"""Starting a project: one prefilled page."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from ensemble.foundation.refusal import Refused
from ensemble.people.requests import member_of
from ensemble.projects.actions.start import start_project
from ensemble.projects.forms.start import StartForms
from ensemble.projects.frames import FRAMES
from ensemble.projects.queries.seeds import seed_for, seed_of


@login_required
def new(request: HttpRequest, template: str) -> HttpResponse:
    """Fill in a template: only title and goal are left to say."""
    if template not in FRAMES:
        raise Http404
    if request.method == "POST":
        return create(request, template)
    return _page(request, template, StartForms(template, member_of(request), timezone.localdate()))


def create(request: HttpRequest, template: str) -> HttpResponse:
    """Start it; whatever is refused, nothing typed is lost."""
    member = member_of(request)
    forms = StartForms(template, member, timezone.localdate(), request.POST)
    try:
        if forms.is_valid():
            seed = seed_of(request.GET.get("from", ""), member)
            return redirect(start_project(forms.plan(seed), by=member).address)
    except Refused as refused:
        forms.frame.add_error(None, refused.sentence)
    return _page(request, template, forms, status=422)


def _page(
    request: HttpRequest, template: str, forms: StartForms, status: int = 200
) -> HttpResponse:
    seed, refusal = seed_for(request.GET.get("from", ""), member_of(request))
    context = {"frame": FRAMES[template], "forms": forms, "seed": seed, "refusal": refusal}
    return render(request, "projects/start.html", context, status=status)
