"""Leading together: who does, asking somebody, saying yes, stepping back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ensemble.people.models import Member
from ensemble.people.requests import member_of
from ensemble.projects.actions.invite import invite_leader
from ensemble.projects.actions.join import join_leadership
from ensemble.projects.actions.leave import leave_leadership
from ensemble.projects.models import Project


@require_safe
@login_required
def index(request: HttpRequest, key: str) -> HttpResponse:
    """Show leaders and those who were asked, to them alone."""
    project, member = _mine(request, key), member_of(request)
    standing = project.leaderships.filter(left_at=None).select_related("member").order_by("id")
    mine = next(one for one in standing if one.member_id == member.pk)
    context = {"project": project, "leaderships": standing, "mine": mine}
    return render(request, "projects/leaders.html", context)


@require_POST
@login_required
def create(request: HttpRequest, key: str) -> HttpResponse:
    """Ask somebody to lead too."""
    project, member = _mine(request, key), member_of(request)
    asked = request.POST.get("second", "").strip().rstrip("/").rpartition("/")[2]
    someone = Member.objects.visible_to(member).filter(key=asked).first()
    if someone is None:
        messages.warning(request, _("Nobody here has this page. Copy its address again."))
    else:
        invite_leader(project, someone, by=member)
        messages.success(request, _("%(name)s is asked.") % {"name": someone.name})
    return redirect("projects:leaders", project.key)


@require_POST
@login_required
def update(request: HttpRequest, key: str) -> HttpResponse:
    """Say yes."""
    project = _mine(request, key)
    join_leadership(project, by=member_of(request))
    return redirect(project.desk_address)


@require_POST
@login_required
def destroy(request: HttpRequest, key: str) -> HttpResponse:
    """Step back, or say no."""
    project = _mine(request, key)
    leave_leadership(project, by=member_of(request))
    messages.success(request, _("You don't lead “%(title)s” any more.") % {"title": project.title})
    return redirect("projects:index")


def _mine(request: HttpRequest, key: str) -> Project:
    """Find a project that the member leads or was asked to lead."""
    found = Project.objects.filter(key=key)
    mine = {"leaderships__member": member_of(request), "leaderships__left_at": None}
    project = found.filter(**mine).first()
    if project is None:
        raise Http404
    return project
