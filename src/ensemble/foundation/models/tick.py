"""When something that runs by the clock ran last."""

from django.db import models


class Tick(models.Model):
    """One entry of the schedule, and the last period it ran for (minutes since 1970)."""

    name = models.CharField(max_length=200, unique=True)
    period = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return self.name
