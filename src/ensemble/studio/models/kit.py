"""A kit to take away: everything that a music program needs, in one file."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from ensemble.foundation.entity import Entity
from ensemble.pieces.models import Revision
from ensemble.projects.models import Call
from ensemble.studio.models.mix import Mix


class Kit(Entity):
    """Of a call's guide, or of a mix as it stood when it was asked for.

    `document` is the engine's timeline with revisions' keys for paths; `fingerprint` names all
    that is in it, so that the same kit is made once. `name` is where the zip is kept.
    """

    call = models.ForeignKey(Call, models.CASCADE, null=True, blank=True, related_name="+")
    mix = models.ForeignKey(Mix, models.CASCADE, null=True, blank=True, related_name="+")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    fingerprint = models.CharField(max_length=64, unique=True)
    title = models.CharField(max_length=120)
    document = models.TextField()
    parts = models.ManyToManyField(Revision, related_name="+")
    job = models.ForeignKey(
        "foundation.Job", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    name = models.CharField(max_length=200, blank=True)
    size = models.BigIntegerField(default=0)
    made_at = models.DateTimeField(null=True, blank=True)

    @property
    def is_ready(self) -> bool:
        """Whether it can be taken along."""
        return self.made_at is not None

    def keep(self, name: str, size: int) -> None:
        """Write down where it lies."""
        self.name, self.size, self.made_at = name, size, timezone.now()
        self.save(update_fields=["name", "size", "made_at"])
