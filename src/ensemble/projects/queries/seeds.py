"""The piece that a project starts from, as its address names it."""

from ensemble.foundation.refusal import Refused
from ensemble.lineage.queries.may_build import refuse_unless_open
from ensemble.people.models import Member
from ensemble.pieces.models import Piece
from ensemble.pieces.queries import Card, cards_for


def seed_for(key: str, member: Member | None) -> tuple[Card | None, str]:
    """Return the card of a seed, and why it can't be one; nothing where no key names one."""
    found = Piece.objects.visible_to(member).filter(key=key).select_related("maker").first()
    if found is None:
        return None, ""
    card = cards_for(member, Piece.objects.filter(pk=found.pk))[0]
    return card, refusal_of(found, member)


def seed_of(key: str, member: Member) -> Piece | None:
    """Return the piece itself; None where no key names one that this member sees."""
    return Piece.objects.visible_to(member).filter(key=key).select_related("maker").first()


def refusal_of(piece: Piece, member: Member | None) -> str:
    """Return in a sentence why nothing can be started from a piece, or ""."""
    if member is None:
        return ""
    try:
        refuse_unless_open(piece, to=member)
    except Refused as refused:
        return refused.sentence
    return ""
