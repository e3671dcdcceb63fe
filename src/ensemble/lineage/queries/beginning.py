"""What somebody is told before they build: the terms, and what theirs may then be."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from ensemble.foundation.refusal import Refused
from ensemble.lineage.queries.may_build import licences_for, refuse_unless_open
from ensemble.people.models import Member
from ensemble.pieces.models import Piece
from ensemble.pieces.terms import Condition, Licence

SHOWN = 8


@dataclass(frozen=True)
class Outlook:
    """Whether these pieces can be built on together by a member: `refusal` says why not."""

    origins: Sequence[Piece]
    licences: Sequence[Licence] = ()
    asks: Sequence[Piece] = ()
    refusal: str = ""


def outlook_on(origins: Sequence[Piece], member: Member | None) -> Outlook:
    """Return what follows from the terms of all these pieces together."""
    try:
        if member is not None:
            for origin in origins:
                refuse_unless_open(origin, to=member)
        licences = licences_for(origins)
    except Refused as refused:
        return Outlook(origins, refusal=refused.sentence)
    others = [piece for piece in origins if member is None or piece.maker_id != member.pk]
    asks = [piece for piece in others if piece.condition == Condition.ASK]
    return Outlook(origins, licences, asks)


def pieces_called(words: str, member: Member | None, *, beside: Piece) -> QuerySet[Piece]:
    """Return a few pieces that words or a link point to, as sources to choose from."""
    pieces = Piece.objects.visible_to(member).standing().select_related("maker")
    pieces = pieces.exclude(pk=beside.pk)
    if "/pieces/" in words:
        key = words.partition("/pieces/")[2].partition("/")[0]
        return pieces.filter(key=key)
    found = Q(title__icontains=words) | Q(maker__name__icontains=words)
    return pieces.listed().filter(found).newest_first()[:SHOWN]
