"""A cut to take along to another editor."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ensemble.people.requests import member_of
from ensemble.production.actions.open_cut import open_cut
from ensemble.production.queries.asked import led_project
from ensemble.production.queries.export import export_of


@login_required
@require_safe
def show(request: HttpRequest, key: str) -> HttpResponse:
    """Download the cut as documents of other editors."""
    project = led_project(request, key)
    if project.medium in {"text", "audio"}:
        raise Http404
    packed = export_of(open_cut(project, by=member_of(request)))
    headers = {"Content-Disposition": 'attachment; filename="cut.zip"'}
    return HttpResponse(packed, content_type="application/zip", headers=headers)
