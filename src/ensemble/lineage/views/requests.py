"""Somebody asks to build on a piece of mine."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from ensemble.lineage.actions.answer import answer_request
from ensemble.lineage.models import Source
from ensemble.people.requests import member_of


@login_required
def edit(request: HttpRequest, key: str) -> HttpResponse:
    """Show who asks and for what; a POST answers `yes` or `no`."""
    member = member_of(request)
    mine = Source.objects.filter(origin__maker=member).select_related("origin", "piece__maker")
    source = get_object_or_404(mine, key=key)
    if request.method == "POST":
        answer_request(source, yes=request.POST.get("answer") == "yes", by=member)
        return redirect("lineage:show", source.origin.key)
    return render(request, "lineage/request.html", {"source": source})
