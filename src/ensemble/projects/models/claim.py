""" "I'm on it": one place in a call, held for 72 hours, then passed to the next in line."""

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from ensemble.foundation.entity import Entity
from ensemble.projects.models.call import Call

HOLDS_FOR = timedelta(hours=72)


class ClaimQuerySet(models.QuerySet["Claim"]):
    def current(self) -> Self:
        """Claims that hold a place or stand in line."""
        return self.filter(ended_at=None)

    def holding(self) -> Self:
        return self.current().filter(place__isnull=False)

    def in_line(self) -> Self:
        """First come, first served."""
        return self.current().filter(place=None).order_by("id")

    def overdue(self, now: datetime | None = None) -> Self:
        return self.holding().filter(expires_at__lte=now or timezone.now())


class Claim(Entity):
    """`place` counts from 1; empty means in line. The database holds a place for one only."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="claims")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    place = models.PositiveIntegerField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["expires_at"],
                condition=Q(ended_at=None, place__isnull=False),
                name="claims_by_expiry",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["call", "member"], condition=Q(ended_at=None), name="a_claim_once_a_member"
            ),
            models.UniqueConstraint(
                fields=["call", "place"],
                condition=Q(ended_at=None, place__isnull=False),
                name="a_place_held_once",
            ),
        ]

    @property
    def is_holding(self) -> bool:
        return self.ended_at is None and self.place is not None

    def take(self, place: int, now: datetime | None = None) -> None:
        """Hold a place from now on. The database refuses a place that somebody else holds."""
        self.place, self.expires_at = place, (now or timezone.now()) + HOLDS_FOR
        self.save(update_fields=["place", "expires_at"])

    def end(self, now: datetime | None = None) -> None:
        """Given back, run out, or answered by an offer."""
        self.ended_at = self.ended_at or now or timezone.now()
        self.save(update_fields=["ended_at"])
