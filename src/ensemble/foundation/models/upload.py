"""A file on its way in."""

from datetime import timedelta
from pathlib import Path
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from ensemble.foundation.entity import Entity

KEPT = timedelta(days=3)


class UploadQuerySet(models.QuerySet["Upload"]):
    def owned_by(self, member: models.Model | None) -> Self:
        """Uploads of this member, finished or not."""
        return self.none() if member is None else self.filter(owner_id=member.pk)

    def finished_by(self, member: models.Model | None) -> Self:
        """Uploads of this member that have arrived whole."""
        return self.owned_by(member).exclude(finished_at=None)

    def abandoned(self) -> Self:
        """Uploads that nobody has touched for three days."""
        return self.filter(touched_at__lt=timezone.now() - KEPT)


class Upload(Entity):
    """One file being sent by one member. The bytes on disk are its offset."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    # What the sender calls it: to be shown, never to be used as a path.
    file_name = models.CharField(max_length=200)
    size = models.BigIntegerField()
    offset = models.BigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    touched_at = models.DateTimeField(default=timezone.now, db_index=True)
    finished_at = models.DateTimeField(null=True)

    objects = UploadQuerySet.as_manager()

    @property
    def path(self) -> Path:
        """Where the bytes are."""
        return Path(settings.UPLOAD_ROOT) / self.key

    @property
    def expires_at(self) -> str:
        """When it will be removed if nobody goes on with it, as HTTP writes dates."""
        return (self.touched_at + KEPT).strftime("%a, %d %b %Y %H:%M:%S GMT")

    @classmethod
    def remove_unclaimed_bytes(cls, age: timedelta = KEPT) -> None:
        """Remove old bytes that no upload stands for: a process died while it made room."""
        for path in Path(settings.UPLOAD_ROOT).glob("*"):
            old = path.stat().st_mtime <= (timezone.now() - age).timestamp()
            if old and not cls.objects.filter(key=path.name).exists():
                path.unlink(missing_ok=True)

    def touch(self, offset: int) -> None:
        """Remember how far it has come."""
        self.offset, self.touched_at = offset, timezone.now()
        self.save(update_fields=["offset", "touched_at"])

    def finish(self, sha256: str) -> None:
        """Say that all of it has arrived."""
        self.offset, self.sha256, self.finished_at = self.size, sha256, timezone.now()
        self.touched_at = self.finished_at
        self.save(update_fields=["offset", "sha256", "finished_at", "touched_at"])

    @classmethod
    def discard_of(cls, member: models.Model, key: str) -> None:
        """Remove a member's upload by its key; one that is gone is fine."""
        for upload in cls.objects.owned_by(member).filter(key=key):
            upload.discard()

    def discard(self) -> None:
        """Remove it with its bytes: it was stored elsewhere, or isn't wanted."""
        self.path.unlink(missing_ok=True)
        self.delete()
