"""What is heard under a take: sounds bounced into one file."""

from typing import Any, Self

from django.db import models
from django.utils import timezone

from ensemble.foundation.entity import Entity
from ensemble.people.models import Member
from ensemble.pieces.models import Piece, Revision


class BackingQuerySet(models.QuerySet["Backing"]):
    def heard_by(self, member: Member | None) -> Self:
        """Backings of which this person may open every part."""
        seen = Piece.objects.visible_to(member).values("pk")
        others = Revision.objects.exclude(piece__in=seen)
        hidden = Backing.parts.through.objects.filter(revision__in=others)
        return self.exclude(pk__in=hidden.values("backing_id"))


class Backing(Entity):
    """One mix of these revisions, each at its place; made once for the same sounds.

    Two forms of it are in the file store at 48 kHz, mono where all in it is mono: Opus in Ogg, a
    tenth of the size, and FLAC of 16 bits for browsers that don't decode exactly `length_samples`
    of the first. Their sample 0 is sample 0 of the guide's time.
    """

    # Which revisions at which places: the same ones are bounced once.
    fingerprint = models.CharField(max_length=64, unique=True)
    parts = models.ManyToManyField(Revision, related_name="+")
    job = models.ForeignKey(
        "foundation.Job", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    # Their names in the file store; empty until it is made, and once it was taken away again.
    name = models.CharField(max_length=200, blank=True)
    light = models.CharField(max_length=200, blank=True)
    size = models.BigIntegerField(default=0)
    # About 200 values of 0 to 100, enough to draw it.
    envelope = models.JSONField(default=list, blank=True)
    channels = models.PositiveSmallIntegerField(default=2)
    length_samples = models.BigIntegerField(default=0)
    made_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    failure = models.CharField(max_length=500, blank=True)

    objects = BackingQuerySet.as_manager()

    @property
    def is_ready(self) -> bool:
        """Whether it can be played."""
        return self.made_at is not None

    @property
    def heights(self) -> list[float]:
        """How loud it is along its way, 0 to 1, to be drawn."""
        return [height / 100 for height in self.envelope]

    def keep(self, **facts: Any) -> None:
        """Write down where it is kept and how long it is."""
        for name, value in facts.items():
            setattr(self, name, value)
        self.made_at, self.failed_at, self.failure = timezone.now(), None, ""
        self.save()

    def fail(self, sentence: str) -> None:
        """Write down why it can't be made, in a sentence that members read."""
        self.failed_at, self.failure = timezone.now(), sentence[:500]
        self.save(update_fields=["failed_at", "failure"])

    def lose(self) -> None:
        """Something in it was taken back: it isn't played any more."""
        self.name = self.light = ""
        self.made_at = None
        self.save(update_fields=["name", "light", "made_at"])
