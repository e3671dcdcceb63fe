"""Whom I don't want to meet."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ensemble.people.actions.block import block_member
from ensemble.people.actions.unblock import unblock_member
from ensemble.people.models import Block, Member
from ensemble.people.requests import member_of


@login_required
def index(request: HttpRequest) -> HttpResponse:
    """List whom I blocked."""
    mine = (
        Block.objects.filter(blocker=member_of(request)).select_related("blocked").order_by("-id")
    )
    return render(request, "people/blocks.html", {"blocks": mine})


@require_POST
@login_required
def create(request: HttpRequest, key: str) -> HttpResponse:
    """Block somebody."""
    someone = get_object_or_404(Member.objects.visible_to(member_of(request)), key=key)
    block_member(someone, by=member_of(request))
    messages.success(request, _("You won't meet %(name)s any more.") % {"name": someone})
    return redirect("people:blocks")


@require_POST
@login_required
def destroy(request: HttpRequest, key: str) -> HttpResponse:
    """End a block of mine."""
    unblock_member(get_object_or_404(Member, key=key), by=member_of(request))
    return redirect("people:blocks")
