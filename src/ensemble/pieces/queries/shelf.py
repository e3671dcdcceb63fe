"""A stretch of pieces, newest first, and where the next one begins. Never a number of pages."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ensemble.people.models import Member
from ensemble.pieces.faces import Card
from ensemble.pieces.models import Piece
from ensemble.pieces.models.piece import PieceQuerySet
from ensemble.pieces.queries.cards import cards_for

LENGTH = 24


@dataclass(frozen=True)
class Shelf:
    """Cards, and the key after which the older ones begin; "" at the end."""

    cards: list[Card]
    older: str


def shelf_of(member: Member | None, pieces: PieceQuerySet, *, after: str = "") -> Shelf:
    """Return the next pieces of a set that a person may see, after the one with a key."""
    last = Piece.objects.filter(key=after).values_list("pk", flat=True).first() if after else None
    left = pieces.filter(pk__lt=last) if last else pieces
    cards = cards_for(member, left.order_by("-id"), most=LENGTH + 1)
    return Shelf(cards[:LENGTH], cards[LENGTH - 1].key if len(cards) > LENGTH else "")


def standing_shelf(maker: Member, member: Member | None, *, after: str = "") -> Shelf:
    """Return what somebody has shown to others, as far as this person may see it."""
    return shelf_of(member, Piece.objects.by(maker).standing().listed(), after=after)


def standings_of(maker: Member, cards: list[Card]) -> dict[str, Promise]:
    """Return, by key, how things stand with those of a maker's pieces that others can't see."""
    found = Piece.objects.by(maker).filter(key__in=[card.key for card in cards])
    return {piece.key: word for piece in found if (word := _standing(piece))}


def _standing(piece: Piece) -> Promise | None:
    if piece.withdrawn_at:
        return _("You withdrew it")
    if piece.is_draft:
        return _("Only you see it")
    return None if piece.cleared_at else _("Published, not seen by others yet")
