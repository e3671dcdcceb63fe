"""What is heard under a take: sounds bounced into one file."""

from typing import Any

from django.db import models
from django.utils import timezone

from ensemble.foundation.entity import Entity
from ensemble.pieces.models import Revision


class Backing(Entity):
    """One mix of these revisions, each at its place; made once for the same sounds.

    A FLAC of 16 bits at 48 kHz in the file store, mono where all in it is mono, so that every
    browser decodes exactly `length_samples` of it. Sample 0 of it is sample 0 of the guide's time.
    """

    # Which revisions at which places: the same ones are bounced once.
    fingerprint = models.CharField(max_length=64, unique=True)
    parts = models.ManyToManyField(Revision, related_name="+")
    job = models.ForeignKey(
        "foundation.Job", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    # Its name in the file store; empty until it is made, and when it was taken away again.
    name = models.CharField(max_length=200, blank=True)
    size = models.BigIntegerField(default=0)
    channels = models.PositiveSmallIntegerField(default=2)
    length_samples = models.BigIntegerField(default=0)
    made_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    failure = models.CharField(max_length=500, blank=True)

    @property
    def is_ready(self) -> bool:
        """Whether it can be played."""
        return self.made_at is not None

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
        self.name, self.made_at = "", None
        self.save(update_fields=["name", "made_at"])
