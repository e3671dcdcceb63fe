"""Being in a circle."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ensemble.people.actions.depart import depart_from
from ensemble.people.models import Circle, Membership
from ensemble.people.requests import member_of


@require_POST
@login_required
def destroy(request: HttpRequest, key: str) -> HttpResponse:
    """Leave a circle, or show somebody out of mine."""
    me = member_of(request)
    mine = Membership.objects.filter(circle__in=Circle.objects.of(me))
    membership = get_object_or_404(mine.select_related("circle", "member"), key=key)
    depart_from(membership.circle, membership.member, by=me)
    if membership.member == me:
        messages.success(request, _("You left “%(circle)s”.") % {"circle": membership.circle})
        return redirect("people:circles")
    return redirect("people:circle", membership.circle.key)
