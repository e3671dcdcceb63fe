"""How often somebody did something within an hour."""

from django.db import models


class Tally(models.Model):
    """One counter of one kind, for one person or address, in one hour (since 1970)."""

    name = models.CharField(max_length=60)
    who = models.CharField(max_length=100)
    hour = models.PositiveIntegerField(db_index=True)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "who", "hour"], name="a_tally")]

    def __str__(self) -> str:
        return f"{self.name} {self.count}"
