"""A recording came in: have its place found."""

from ensemble.people.models import Member
from ensemble.pieces.models import Piece
from ensemble.studio.actions.place_arrival import place_arrival
from ensemble.studio.queries.arrivals import offers_of, sounds_of_guide, waiting_among


def expect_place(piece: Piece, *, by: Member | None) -> None:
    """Ask for the place of whatever of a piece waits for one. Asking twice is asking once.

    A recording is placed in the first call that it was offered to and that has a guide.
    """
    asked = set()
    for offer in waiting_among(offers_of(piece)):
        if offer.revision_id not in asked and sounds_of_guide(offer.call, of=offer):
            asked.add(offer.revision_id)
            place_arrival.later(offer.revision_id, offer.call_id, by=by)
