"""What the studio does when pieces come, go, and are answered."""

from typing import Any

from django.dispatch import receiver
from django.http import QueryDict

from ensemble.people.models import Member
from ensemble.pieces.models import Piece
from ensemble.pieces.signals import piece_cleared, piece_drafted, piece_prepared, piece_withdrawn
from ensemble.projects.models import Call, Offer
from ensemble.projects.signals import choices_changed, guide_changed, offer_made
from ensemble.studio.actions.expect import expect_place
from ensemble.studio.actions.lose_kits import lose_kits
from ensemble.studio.actions.make_crowd import ask_for_stem
from ensemble.studio.actions.ready_guide import expect_guide, expect_guides_on
from ensemble.studio.actions.receive_strokes import receive_strokes
from ensemble.studio.actions.withdraw_sounds import withdraw_sounds
from ensemble.studio.models import Crowd


@receiver(choices_changed)
def remake(call: Call, **_kwargs: Any) -> None:
    """A call's crowd is made again of whoever is used now."""
    for crowd in Crowd.objects.filter(call=call).select_related("job", "maker"):
        ask_for_stem(crowd, at_once=False)


@receiver(piece_drafted)
def keep_strokes(piece: Piece, answers: QueryDict, by: Member, **_kwargs: Any) -> None:
    """A picture that was drawn here keeps what it was drawn with."""
    receive_strokes(piece.newest, answers, by=by)


@receiver(piece_withdrawn)
def lose(piece: Piece, **_kwargs: Any) -> None:
    """Nobody takes it along any more."""
    lose_kits(piece)


@receiver(offer_made)
def place_offered(offer: Offer, **_kwargs: Any) -> None:
    """What is offered to a call with a guide finds its place in it, if it was prepared before."""
    expect_place(offer.piece, by=offer.member)


@receiver(piece_prepared)
def place_prepared(piece: Piece, **_kwargs: Any) -> None:
    """What was offered before it was prepared finds its place now."""
    expect_place(piece, by=piece.maker)


@receiver(guide_changed)
def ready_changed(call: Call, **_kwargs: Any) -> None:
    """What is played along with is bounced before the first person comes."""
    expect_guide(call)


@receiver(choices_changed)
def ready_left(call: Call, **_kwargs: Any) -> None:
    """In a chain one plays along with what the last one left."""
    if call.is_chain:
        expect_guide(call)


@receiver(offer_made)
def ready_offered(offer: Offer, **_kwargs: Any) -> None:
    """In a chain the next one plays along with it."""
    if offer.call.is_chain:
        expect_guide(offer.call)


@receiver([piece_prepared, piece_cleared])
def ready_heard(piece: Piece, **_kwargs: Any) -> None:
    """It can be played along with now."""
    expect_guides_on(piece)


@receiver(piece_withdrawn)
def fall_silent(piece: Piece, **_kwargs: Any) -> None:
    """Nobody records on it any more; what else its calls give is bounced without it."""
    withdraw_sounds(piece)
    expect_guides_on(piece)
