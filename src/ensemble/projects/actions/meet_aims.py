"""Offer a published piece to the calls it was made for."""

from ensemble.activity.actions.tell import tell
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.pieces.models import Piece
from ensemble.projects.actions.offer import offer_piece
from ensemble.projects.models import Aim, Offer


def meet_aims(piece: Piece, *, by: Member) -> list[Offer]:
    """Offer the piece where its maker came from. Where that is refused by now, they read why."""
    offers = []
    for aim in Aim.objects.filter(piece=piece, met_at=None).select_related("call__project"):
        try:
            offers.append(offer_piece(piece, aim.call, line=aim.line, by=by))
        except Refused as refused:
            facts = {"title": aim.call.title, "because": refused.sentence}
            tell(by, "offer_refused", aim.call.address, by=None, **facts)
        aim.meet()
    return offers
