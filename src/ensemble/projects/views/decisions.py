"""The answer to an offer."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ensemble.people.requests import member_of
from ensemble.projects.actions.decide import decide_offer
from ensemble.projects.forms.words import DecisionForm
from ensemble.projects.models import Offer, Project


@require_POST
@login_required
def create(request: HttpRequest, key: str) -> HttpResponse:
    """Answer an offer, or think again."""
    member = member_of(request)
    led = Project.objects.led_by(member).values("pk")
    offers = Offer.objects.filter(call__project__in=led).select_related("call__project", "member")
    offer = get_object_or_404(offers, key=key)
    form = DecisionForm(request.POST)
    form.is_valid()
    decide_offer(offer, form.data.get("outcome", ""), form.data.get("line", ""), by=member)
    messages.success(request, _("%(name)s is told.") % {"name": offer.member.name})
    return redirect(offer.call.project.desk_address)
