"""A piece was withdrawn: everything it was offered to must know."""

from django.db import transaction

from ensemble.activity.actions.record import record
from ensemble.activity.actions.tell import tell
from ensemble.pieces.models import Piece
from ensemble.pieces.signals import announce
from ensemble.projects.models import Call, Offer
from ensemble.projects.signals import choices_changed


@transaction.atomic
def lose_offers(piece: Piece) -> None:
    """Flag every offer of a withdrawn piece, and tell the leaders who counted on it."""
    offers = Offer.objects.filter(piece=piece)
    # Calls before offers, as everywhere: nobody waits for each other in a ring.
    list(Call.objects.select_for_update().filter(offers__in=offers).order_by("pk"))
    for offer in offers.counting().select_related("call__project"):
        offer.lose()
        offer.call.count_answers(-1)
        record("offer_lost", offer, by=None)
        announce(choices_changed, Call, call=offer.call)
        desk = offer.call.project.desk_address
        for leader in offer.call.project.leaders():
            tell(leader, "offer_lost", desk, by=None, title=piece.title, call=offer.call.title)
