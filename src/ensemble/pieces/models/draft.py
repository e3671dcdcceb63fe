"""What a member has typed into the form for pieces and not yet sent."""

from typing import Self

from django.conf import settings
from django.db import models
from django.http import QueryDict
from django.utils import timezone

from ensemble.foundation.entity import Entity
from ensemble.pieces.models.media import MediaFile
from ensemble.pieces.models.piece import Medium


class DraftQuerySet(models.QuerySet["Draft"]):
    def of(self, member: models.Model) -> Self:
        """A member's own, newest first: nobody else ever sees one."""
        return self.filter(member_id=member.pk).order_by("-saved_at", "-id")


class Draft(Entity):
    """The answers of an unsent form, so that no reload and no dead machine loses them."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    medium = models.CharField(max_length=5, choices=Medium)
    # As a browser would send them, with those of capabilities above.
    answers = models.TextField(blank=True)
    media = models.ForeignKey(MediaFile, models.SET_NULL, null=True, blank=True, related_name="+")
    saved_at = models.DateTimeField(default=timezone.now)

    objects = DraftQuerySet.as_manager()

    @property
    def title(self) -> str:
        """What it will be called, as far as it is known."""
        return self.read().get("title", "").strip()

    def read(self) -> QueryDict:
        """Return the answers as they were given."""
        return QueryDict(self.answers)

    def keep(self, answers: QueryDict) -> None:
        """Remember what was typed, without what belongs to the page and not to the member."""
        mine = answers.copy()
        for name in ("csrfmiddlewaretoken", "file", "upload", "draft"):
            mine.pop(name, None)
        self.answers, self.saved_at = mine.urlencode(), timezone.now()
        self.medium = mine.get("medium", self.medium)
