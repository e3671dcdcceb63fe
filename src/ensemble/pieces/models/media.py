"""Files: an original as it arrived, and what was derived from it to be heard and seen."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from ensemble.foundation.entity import Entity


class MediaFile(Entity):
    """An original, untouched, known by its SHA-256; prepared once, by a job."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=5, blank=True)
    original = models.CharField(max_length=200)
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.BigIntegerField()
    # Duration in milliseconds, pixels after rotation, integrated loudness in LUFS.
    duration_ms = models.BigIntegerField(null=True, blank=True)
    width = models.PositiveIntegerField(null=True, blank=True)
    height = models.PositiveIntegerField(null=True, blank=True)
    loudness_lufs = models.FloatField(null=True, blank=True)
    # About 200 values of 0 to 100, enough to draw a waveform on a card.
    envelope = models.JSONField(default=list, blank=True)
    preparation = models.ForeignKey(
        "foundation.Job", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    prepared_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    failure = models.CharField(max_length=500, blank=True)

    def remember(self, **facts: Any) -> None:
        """Write down what preparation found out."""
        for name, value in facts.items():
            setattr(self, name, value)
        self.prepared_at, self.failed_at, self.failure = timezone.now(), None, ""
        self.save()

    def fail(self, sentence: str) -> None:
        """Write down why it can't be prepared, in a sentence its owner reads."""
        self.failed_at, self.failure = timezone.now(), sentence[:500]
        self.save(update_fields=["failed_at", "failure"])


class Derived(Entity):
    """A file made from an original: a preview, a picture size, a poster, peaks, captions."""

    media = models.ForeignKey(MediaFile, models.CASCADE, related_name="derived")
    role = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=60)
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    size = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["media", "role", "content_type", "width"],
                name="a_derived_file_once",
            )
        ]
