"""What was written, as it came: nothing here is ever altered, only folded together."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from ensemble.studio.models.writing import Writing


class Keystroke(models.Model):
    """One update of a shared text, kept before whoever wrote it is told that it is."""

    writing = models.ForeignKey(Writing, models.CASCADE, related_name="keystrokes")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    update = models.BinaryField()
    came_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["writing", "id"], name="keystrokes_of_a_writing")]

    def __str__(self) -> str:
        return f"Keystroke {self.pk}"


class Pen(models.Model):
    """A number under which somebody's page writes. Nobody else may write under it."""

    writing = models.ForeignKey(Writing, models.CASCADE, related_name="pens")
    client = models.BigIntegerField()
    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["writing", "client"], name="a_pen_once_a_writing")
        ]

    def __str__(self) -> str:
        return f"Pen {self.client}"
