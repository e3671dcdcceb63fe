"""One state of a piece, never changed afterwards."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from ensemble.foundation.entity import Entity
from ensemble.foundation.refusal import Refused
from ensemble.pieces.models.media import MediaFile
from ensemble.pieces.models.piece import Piece


class RevisionQuerySet(models.QuerySet["Revision"]):
    def awaiting(self) -> Self:
        """Published, ready to be seen, and nobody has looked yet: oldest first."""
        ready = Q(media=None) | Q(media__prepared_at__isnull=False)
        return self.filter(
            ready,
            piece__published_at__isnull=False,
            piece__withdrawn_at=None,
            cleared_at=None,
            declined_at=None,
        ).order_by("id")

    def shown_to(self, member: models.Model | None) -> Self:
        """Revisions that this person may open: cleared ones, and all of their own pieces."""
        mine = Q(piece__maker_id=member.pk) if member else Q(pk=None)
        return self.filter(Q(cleared_at__isnull=False) | mine).order_by("-number")


class Revision(Entity):
    """The words themselves, or a media file. Only its clearing is written later.

    What was never prepared nobody has seen: until then its file can still be made (`be_made_of`).
    """

    LONGEST = 200_000

    piece = models.ForeignKey(Piece, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    words = models.TextField(max_length=LONGEST, blank=True)
    media = models.ForeignKey(
        MediaFile, models.PROTECT, null=True, blank=True, related_name="revisions"
    )
    cleared_at = models.DateTimeField(null=True, blank=True)
    cleared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    declined_at = models.DateTimeField(null=True, blank=True)
    declined_because = models.CharField(max_length=500, blank=True)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["piece", "number"], name="a_revision_number_once"),
            models.CheckConstraint(
                condition=~Q(words="", media=None), name="a_revision_is_not_empty"
            ),
        ]

    @property
    def is_ready(self) -> bool:
        """Whether it can be heard, seen or read."""
        return self.media is None or self.media.prepared_at is not None

    def has_same_content(self, words: str, media: MediaFile | None) -> bool:
        """Whether these words, or this file, are what this revision already holds."""
        if media is None or self.media is None:
            return media is self.media and self.words == words
        return self.media.sha256 == media.sha256

    def be_made_of(self, media: MediaFile) -> None:
        """Stand with another file than the one it came with, which nobody could see yet."""
        if self.is_ready:
            raise Refused(_("This revision stays as it was seen. Make a new one."))
        self.media = media
        self.save(update_fields=["media"])

    def clear(self, *, by: models.Model | None) -> None:
        """Let others see it. `by` is None when a rule cleared it."""
        if not self.is_ready:
            raise Refused(_("This piece is still being prepared."))
        self.cleared_at = self.cleared_at or timezone.now()
        self.cleared_by_id = by.pk if by else None
        self.declined_at = None
        self.save(update_fields=["cleared_at", "cleared_by", "declined_at"])
        newer = Q(current=None) | Q(current__number__lt=self.number)
        Piece.objects.filter(newer, pk=self.piece_id).update(current=self.pk)
        Piece.objects.filter(pk=self.piece_id, cleared_at=None).update(cleared_at=self.cleared_at)
        self.piece.refresh_from_db(fields=["current", "cleared_at"])

    def decline(self, because: str) -> None:
        """Keep it from others, with a reason that its maker reads."""
        if not because.strip():
            raise Refused(_("Say why, so that its maker knows what to change."))
        if self.cleared_at:
            raise Refused(_("Somebody has cleared this meanwhile."))
        self.declined_at = timezone.now()
        self.declined_because = because.strip()
        self.save(update_fields=["declined_at", "declined_because"])
