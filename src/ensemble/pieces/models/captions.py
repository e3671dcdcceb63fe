"""What is said in a recording or film, with the times it is said at."""

from collections.abc import Iterable

from django.conf import settings
from django.db import models
from django.utils import timezone

from ensemble.foundation.entity import Entity
from ensemble.pieces.cues import Cue, in_order, written
from ensemble.pieces.models.revision import Revision


class Captions(Entity):
    """The lines of one revision, in the language of its piece."""

    revision = models.OneToOneField(Revision, models.CASCADE, related_name="captions")
    # [first millisecond, last millisecond, words] for each line.
    lines = models.JSONField(default=list)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    # When a person looked them over. Empty while nobody has: their times were worked out.
    checked_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField(default=timezone.now)

    @classmethod
    def of(cls, revision: Revision | None) -> "Captions | None":
        """Return the lines of a revision, if there are any: words and pictures have none."""
        if revision is None or not revision.media_id:
            return None
        return cls.objects.filter(revision=revision).first()

    @property
    def cues(self) -> tuple[Cue, ...]:
        return tuple(Cue(*line) for line in self.lines)

    @property
    def webvtt(self) -> str:
        """The lines as browsers and other tools read them."""
        return written(self.cues)

    def rewrite(self, cues: Iterable[Cue], *, by: models.Model | None) -> None:
        """Say them anew. `by` is None when their times were worked out and not yet looked over."""
        self.lines = [[cue.start_ms, cue.end_ms, cue.words] for cue in in_order(cues)]
        self.changed_at = timezone.now()
        self.by_id = by.pk if by else None
        self.checked_at = self.changed_at if by else None
        self.save()
