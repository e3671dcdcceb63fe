"""What moderators look at."""

from dataclasses import dataclass

from ensemble.people.models import Member
from ensemble.pieces.models import Revision
from ensemble.pieces.models.revision import RevisionQuerySet
from ensemble.pieces.queries import Card, faces_of
from ensemble.pieces.queries.bylines import others_of
from ensemble.pieces.queries.cards import card_of

LENGTH = 10


@dataclass(frozen=True)
class Waiting:
    """A revision that nobody has looked at, and how it shows itself."""

    revision: Revision
    card: Card


def awaiting_for(moderator: Member) -> RevisionQuerySet:
    """Return what this member may look at: everything that waits, and nothing for others."""
    if not moderator.is_moderator:
        return Revision.objects.none()
    return Revision.objects.awaiting().exclude(piece__maker=moderator)


def queue_for(moderator: Member) -> list[Waiting]:
    """Return the first that wait, the longest first, with the works themselves."""
    found = list(awaiting_for(moderator).select_related("piece__maker", "media")[:LENGTH])
    faces = faces_of(revision.key for revision in found)
    others = others_of([one.piece_id for one in found])
    return [
        Waiting(one, card_of(one.piece, faces[one.key], others.get(one.piece_id, ())))
        for one in found
    ]
