"""Which workers are there."""

from django.db import models


class Presence(models.Model):
    """A worker's process, and when it was last seen. `home` is its machine and its own folder."""

    name = models.CharField(max_length=200, unique=True)
    home = models.CharField(max_length=400)
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
