"""The strokes that a picture was drawn with."""

import zlib
from typing import Self

from django.db import models

from ensemble.foundation.entity import Entity
from ensemble.people.models import Member
from ensemble.pieces.models import Piece, Revision
from ensemble.pieces.terms import Condition
from ensemble.studio.strokes import Strokes

LONGEST_NAME = 100


def sent_name(name: str, member: Member) -> str:
    """Return a name that a page gave to what it sends, as no other member's page can give it."""
    return f"{member.pk} {name}"[:LONGEST_NAME]


class DrawingQuerySet(models.QuerySet["Drawing"]):
    def open_to(self, member: Member | None) -> Self:
        """Drawings this person may go on from: what they see and may build on, and their own."""
        pieces = Piece.objects.visible_to(member)
        mine = models.Q(revision__piece__maker_id=member.pk if member else None)
        shown = models.Q(revision__cleared_at__isnull=False, revision__piece__withdrawn_at=None)
        free = shown & ~models.Q(revision__piece__condition=Condition.LISTEN)
        return self.filter(mine | free, revision__piece__in=pieces.values("pk"))

    def sent_as(self, name: str, member: Member) -> Self:
        """What this member sent under a name that their page gave it; nothing for no name."""
        return self.filter(sent_as=sent_name(name, member)) if name else self.none()

    def sent_before(self, name: str, member: Member) -> Self:
        """What this member sent of the same drawing in another state; nothing for no name."""
        drawing, _space, state = name.partition(" ")
        of_it = self.filter(sent_as__startswith=sent_name(f"{drawing} ", member))
        return of_it if drawing and state else self.none()


class Drawing(Entity):
    """A picture's layers and strokes, kept with the revision that was made of them."""

    revision = models.OneToOneField(Revision, models.CASCADE, related_name="+")
    # The picture that was drawn over, as it was then. None for a drawing on empty paper.
    beneath = models.ForeignKey(Revision, models.SET_NULL, null=True, blank=True, related_name="+")
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    # JSON as `studio.strokes` reads it, packed by zlib: it goes wherever its row goes.
    packed = models.BinaryField()

    # The name under which a page sent it, so that sending it twice makes one piece.
    sent_as = models.CharField(max_length=LONGEST_NAME, null=True, unique=True, editable=False)

    objects = DrawingQuerySet.as_manager()

    @property
    def words(self) -> bytes:
        """The strokes as they were sent."""
        return zlib.decompress(self.packed)

    def draw(self, strokes: Strokes, beneath: Revision | None) -> None:
        """Take strokes in the place of whatever was there."""
        self.width, self.height, self.beneath = strokes.width, strokes.height, beneath
        self.packed = zlib.compress(strokes.words)
