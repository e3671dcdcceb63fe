"""One thing that happened: the history of the place, written by every action."""

from django.conf import settings
from django.db import models

from ensemble.foundation.entity import Entity


class Event(Entity):
    """`actor` did `verb` to the subject. Kept for ever; the actor may leave."""

    verb = models.CharField(max_length=40)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    subject_kind = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    facts = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["subject_kind", "subject_id", "id"])]
