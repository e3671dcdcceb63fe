"""Leaving this place for good."""

from allauth.account.decorators import reauthentication_required
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from ensemble.people.actions.leave import leave_place
from ensemble.people.requests import member_of


@login_required
@reauthentication_required  # type: ignore[untyped-decorator]
def new(request: HttpRequest) -> HttpResponse:
    """Say what leaving means; leave, once the box is ticked."""
    if request.method == "POST" and request.POST.get("sure"):
        leave_place(member_of(request), by=member_of(request))
        logout(request)
        return redirect("people:farewell")
    return render(request, "people/departure.html", {"asked": request.method == "POST"})


def show(request: HttpRequest) -> HttpResponse:
    """Say goodbye."""
    return render(request, "people/farewell.html")
