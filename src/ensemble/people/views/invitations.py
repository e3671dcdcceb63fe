"""Links into circles."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from ensemble.people.actions.accept import accept_invitation
from ensemble.people.actions.invite import invite_into
from ensemble.people.models import Circle, Invitation
from ensemble.people.requests import member_of


@require_POST
@login_required
def create(request: HttpRequest, key: str) -> HttpResponse:
    """Make a new link into a circle; the one before stops working."""
    circle = get_object_or_404(Circle.objects.of(member_of(request)), key=key)
    invite_into(circle, by=member_of(request))
    return redirect("people:circle", circle.key)


@require_POST
@login_required
def destroy(request: HttpRequest, key: str) -> HttpResponse:
    """Close a link."""
    mine = Invitation.objects.filter(circle__founder=member_of(request))
    invitation = get_object_or_404(mine, key=key)
    invitation.withdraw()
    return redirect("people:circle", invitation.circle.key)


@login_required
def show(request: HttpRequest, key: str) -> HttpResponse:
    """Ask whether to come in; come in."""
    standing = Invitation.objects.standing().select_related("circle", "inviter")
    invitation = get_object_or_404(standing, key=key)
    if request.method == "POST":
        accept_invitation(invitation, by=member_of(request))
    if invitation.circle.has(member_of(request)):
        return redirect("people:circle", invitation.circle.key)
    return render(request, "people/invitation.html", {"invitation": invitation})
