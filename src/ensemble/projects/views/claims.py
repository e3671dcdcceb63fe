""" "I'm on it", and "somebody else may"."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ensemble.people.requests import member_of
from ensemble.projects.actions.claim import claim_call
from ensemble.projects.actions.give_back import give_back_claim
from ensemble.projects.models import Call, Claim


@require_POST
@login_required
def create(request: HttpRequest, key: str) -> HttpResponse:
    """Hold a place in a call, or stand in line."""
    member = member_of(request)
    call = get_object_or_404(Call.objects.visible_to(member), key=key)
    claim = claim_call(call, by=member)
    held = _("A place is yours for 72 hours.")
    waits = _("You are in line. You hear from us as soon as a place is yours.")
    messages.success(request, held if claim.is_holding else waits)
    return redirect(call.address)


@require_POST
@login_required
def destroy(request: HttpRequest, key: str) -> HttpResponse:
    """Give a place back."""
    member = member_of(request)
    mine = Claim.objects.current().filter(member=member).select_related("call")
    claim = get_object_or_404(mine, key=key)
    give_back_claim(claim, by=member)
    messages.success(request, _("Your place went to the next in line. Thank you for saying so."))
    return redirect(claim.call.address)
