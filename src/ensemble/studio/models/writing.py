"""Words that several people write."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ensemble.foundation.entity import Entity
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Block, Circle, Member
from ensemble.pieces.models import Piece, Revision
from ensemble.pieces.terms import Condition, Licence


class Way(models.TextChoices):
    TOGETHER = "together", gettext_lazy("All at once, in one text")
    TURNS = "turns", gettext_lazy("In turns, seeing only the last line (an exquisite corpse)")


class WritingQuerySet(models.QuerySet["Writing"]):
    def open_to(self, member: Member | None) -> Self:
        """Those that this person may read and write in: founders, writers, the circle."""
        if member is None or not member.is_authenticated:
            return self.none()
        blocked = Block.objects.filter(blocker_id=member.pk).values("blocked_id")
        blocking = Block.objects.filter(blocked_id=member.pk).values("blocker_id")
        invited = Writer.objects.filter(member_id=member.pk, left_at=None).values("writing_id")
        mine = Q(circle__in=Circle.objects.of(member).values("pk")) | Q(pk__in=invited)
        mine &= ~Q(founder__in=blocked) & ~Q(founder__in=blocking)
        return self.filter(mine | Q(founder_id=member.pk)).exclude(
            pk__in=Writer.objects.filter(member_id=member.pk, shown_out_at__isnull=False).values(
                "writing_id"
            )
        )

    def standing(self) -> Self:
        """Those that are still written in."""
        return self.filter(closed_at=None, piece__withdrawn_at=None)

    def newest_first(self) -> Self:
        return self.order_by("-id")


class Writing(Entity):
    """A text with several writers. Its words become revisions of a piece when they say so."""

    founder = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    title = models.CharField(max_length=120)
    way = models.CharField(max_length=8, choices=Way, default=Way.TOGETHER)
    circle = models.ForeignKey(Circle, models.PROTECT, null=True, blank=True, related_name="+")
    # What its revisions become, and on which terms: said before anybody writes.
    piece = models.OneToOneField(Piece, models.PROTECT, null=True, blank=True, related_name="+")
    language = models.CharField(max_length=12, blank=True)
    licence = models.CharField(max_length=8, choices=Licence, default=Licence.BY_NC_SA)
    condition = models.CharField(max_length=6, choices=Condition, default=Condition.FREELY)
    # Everything up to the change `folded_to`: its state, and whose hand wrote what (see ink.py).
    state = models.BinaryField(default=bytes)
    ink = models.JSONField(default=list)
    folded_to = models.BigIntegerField(default=0)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = WritingQuerySet.as_manager()

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("studio:writing", args=[self.key])

    @property
    def is_in_turns(self) -> bool:
        return self.way == Way.TURNS

    def close(self) -> None:
        """End it. What was written stays, and so do its revisions."""
        self.closed_at = self.closed_at or timezone.now()
        self.save(update_fields=["closed_at"])

    def refuse_when_closed(self) -> None:
        """Raise Refused when nothing more is written in it."""
        if self.closed_at:
            raise Refused(_("This text is closed. What was written in it is kept."))


class Writer(Entity):
    """Somebody who came in by a link or wrote, and until when they may."""

    writing = models.ForeignKey(Writing, models.CASCADE, related_name="writers")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    # Its page was open then; counted as being here for two minutes.
    seen_at = models.DateTimeField(null=True, blank=True)
    # They said that it is done, as it stood after this change.
    done_at = models.BigIntegerField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)
    shown_out_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["writing", "member"], name="a_writer_once_a_writing")
        ]


class Opening(Entity):
    """A link that lets people in to write. Its key is the link."""

    writing = models.ForeignKey(Writing, models.CASCADE, related_name="openings")
    withdrawn_at = models.DateTimeField(null=True, blank=True)


class FairCopy(Entity):
    """A revision that was made of a writing, and whose hand wrote what in it."""

    writing = models.ForeignKey(Writing, models.CASCADE, related_name="copies")
    revision = models.OneToOneField(Revision, models.CASCADE, related_name="+")
    ink = models.JSONField(default=list)
