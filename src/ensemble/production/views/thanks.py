"""A line of thanks for everybody."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from ensemble.people.requests import member_of
from ensemble.production.actions.thank import thank_members
from ensemble.production.queries.asked import led_project
from ensemble.production.queries.company import company_of


@login_required
def edit(request: HttpRequest, key: str) -> HttpResponse:
    """List everybody who took part, each with room for a line; a POST keeps the lines."""
    project = led_project(request, key)
    company = company_of(project)
    if request.method == "POST":
        lines = {one.member: request.POST.get(one.member.key, one.line) for one in company}
        thank_members(project, lines, by=member_of(request))
        return redirect("production:finish", project.key)
    return render(request, "production/thanks.html", {"project": project, "company": company})
