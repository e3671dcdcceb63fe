"""The moment a place began: the one row that says who keeps it."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Opening(models.Model):
    """There is at most one: its primary key is always 1, so that two can't open at once."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    opened_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"Opened on {self.opened_at:%Y-%m-%d}"
