"""Links by which people come in to write."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from ensemble.people.requests import member_of
from ensemble.studio.actions.come_in import come_in_to_write
from ensemble.studio.actions.let_in import let_in_by_link
from ensemble.studio.models import Opening, Writing
from ensemble.studio.queries.asked import open_text


@login_required
@require_POST
def create(request: HttpRequest, key: str) -> HttpResponse:
    """Make a new link; the one before stops working."""
    writing = open_text(request, key)
    let_in_by_link(writing, by=member_of(request))
    return redirect(writing)


@login_required
def show(request: HttpRequest, key: str) -> HttpResponse:
    """Ask whether to come in; come in."""
    member = member_of(request)
    standing = Opening.objects.filter(withdrawn_at=None, writing__closed_at=None)
    opening = get_object_or_404(standing.select_related("writing__founder"), key=key)
    if request.method == "POST":
        come_in_to_write(opening, by=member)
    if Writing.objects.open_to(member).filter(pk=opening.writing_id).exists():
        return redirect(opening.writing)
    return render(request, "studio/writing_in.html", {"writing": opening.writing})
