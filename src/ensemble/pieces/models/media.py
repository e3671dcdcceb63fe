"""Files: an original as it arrived, and what was derived from it to be heard and seen."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from ensemble.foundation.entity import Entity


class MediaFileQuerySet(models.QuerySet["MediaFile"]):
    def of(self, member: models.Model) -> Self:
        """A member's own originals."""
        return self.filter(owner_id=member.pk)

    def prepared_twin_of(self, media: "MediaFile") -> "MediaFile | None":
        """Return a file with the same bytes that was prepared already, if it may be told.

        Only the owner's own files count, and those that everybody can see: else the speed of an
        answer would tell that somebody keeps the same file in private.
        """
        seen = models.Q(
            revisions__cleared_at__isnull=False,
            revisions__piece__visibility="public",
            revisions__piece__cleared_at__isnull=False,
            revisions__piece__withdrawn_at=None,
        )
        same = self.filter(sha256=media.sha256, prepared_at__isnull=False).exclude(pk=media.pk)
        return same.filter(models.Q(owner=media.owner_id) | seen).order_by("id").first()


class MediaFile(Entity):
    """An original, untouched, known by its SHA-256; prepared once, by a job."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=5, blank=True)
    original = models.CharField(max_length=200)
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.BigIntegerField()
    # The upload or render that brought it, so that saying it twice keeps one file.
    came_as = models.CharField(max_length=40, null=True, blank=True, unique=True)
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

    objects = MediaFileQuerySet.as_manager()

    @property
    def trouble(self) -> str:
        """Why it can't be shown, in a sentence; "" while there is no trouble."""
        if self.failed_at or self.prepared_at or self.preparation is None:
            return self.failure
        return self.preparation.failure if self.preparation.failed_at else ""

    @property
    def seconds(self) -> float | None:
        """How long it is."""
        return None if self.duration_ms is None else self.duration_ms / 1000

    def take_after(self, twin: "MediaFile | None") -> bool:
        """Share what was derived from a file with the same bytes; False when there is none."""
        if twin is None:
            return False
        facts = ("duration_ms", "width", "height", "loudness_lufs", "envelope")
        self.remember(**{name: getattr(twin, name) for name in facts})
        shared = ("role", "name", "content_type", "width", "height", "size")
        Derived.objects.bulk_create(
            Derived(media=self, **{name: getattr(one, name) for name in shared})
            for one in twin.derived.all()
        )
        return True

    def be_prepared_by(self, job: models.Model) -> None:
        """Write down which job prepares it: its page says how far that is."""
        self.preparation_id = job.pk
        self.save(update_fields=["preparation"])

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
