"""Offers: what happens after one, one of my pieces for a call, one taken back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ensemble.people.requests import member_of
from ensemble.pieces.models import Piece
from ensemble.pieces.queries import cards_for
from ensemble.projects.actions.offer import offer_piece
from ensemble.projects.actions.withdraw_offer import withdraw_offer
from ensemble.projects.forms.words import OfferForm
from ensemble.projects.models import Call, Offer
from ensemble.projects.queries.next_steps import next_steps
from ensemble.projects.queries.offerable import offerable_by

SHOWN = 24


@require_safe
@login_required
def show(request: HttpRequest, key: str) -> HttpResponse:
    """Thank its maker, say what happens next, and give three ways on."""
    member = member_of(request)
    mine = Offer.objects.by(member).select_related("piece", "call__project", "decision__by")
    offer = get_object_or_404(mine, key=key)
    card = cards_for(member, Piece.objects.filter(pk=offer.piece_id))[0]
    context = {"offer": offer, "card": card, "steps": next_steps(offer, member)}
    return render(request, "projects/offer.html", context)


@login_required
def new(request: HttpRequest, key: str) -> HttpResponse:
    """Offer something I made already."""
    member = member_of(request)
    call = get_object_or_404(Call.objects.visible_to(member).select_related("project"), key=key)
    form = OfferForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        piece = get_object_or_404(Piece.objects.by(member), key=form.cleaned_data["piece"])
        return redirect(offer_piece(piece, call, by=member, line=form.cleaned_data["line"]).address)
    cards = cards_for(member, offerable_by(member, call), most=SHOWN)
    return render(request, "projects/offer_form.html", {"call": call, "form": form, "cards": cards})


@require_POST
@login_required
def destroy(request: HttpRequest, key: str) -> HttpResponse:
    """Take an offer back."""
    member = member_of(request)
    offer = get_object_or_404(Offer.objects.by(member).select_related("call"), key=key)
    withdraw_offer(offer, by=member)
    messages.success(request, _("You took it back. The piece itself stays where it is."))
    return redirect(offer.call.address)
