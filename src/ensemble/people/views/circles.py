"""My circles."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from ensemble.people.actions.gather import gather_circle
from ensemble.people.forms.circle import CircleForm
from ensemble.people.models import Circle
from ensemble.people.requests import member_of, sent


@login_required
def index(request: HttpRequest) -> HttpResponse:
    """List my circles, and begin one."""
    me = member_of(request)
    form = CircleForm(sent(request))
    if request.method == "POST" and form.is_valid():
        circle = gather_circle(form.cleaned_data["name"], by=me)
        return redirect("people:circle", circle.key)
    mine = Circle.objects.of(me).select_related("founder").order_by("name", "id")
    return render(request, "people/circles.html", {"form": form, "circles": mine})


@login_required
def show(request: HttpRequest, key: str) -> HttpResponse:
    """Show who is in a circle; its founder also sees the link into it."""
    me = member_of(request)
    circle = get_object_or_404(Circle.objects.of(me).select_related("founder"), key=key)
    facts = {
        "circle": circle,
        "memberships": circle.memberships.select_related("member").order_by("id"),
        "invitation": circle.invitations.standing().last() if circle.founder == me else None,
    }
    return render(request, "people/circle.html", facts)
