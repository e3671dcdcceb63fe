"""Who leads a project."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from ensemble.foundation.entity import Entity


class LeadershipQuerySet(models.QuerySet["Leadership"]):
    def current(self) -> Self:
        """Those who lead now, having said yes to it."""
        return self.filter(left_at=None, joined_at__isnull=False)

    def invited(self) -> Self:
        """Those who were asked and haven't answered."""
        return self.filter(left_at=None, joined_at=None)


class Leadership(Entity):
    """One leader of a project, from a day on. Whoever leaves stays in its history.

    Asked first: `joined_at` stays empty until they say yes.
    """

    project = models.ForeignKey("projects.Project", models.CASCADE, related_name="leaderships")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    joined_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)

    objects = LeadershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project", "member"],
                condition=Q(left_at=None),
                name="a_leader_once_a_project",
            ),
            models.CheckConstraint(
                condition=Q(left_at=None) | Q(joined_at=None) | Q(left_at__gte=F("joined_at")),
                name="a_leader_leaves_after_joining",
            ),
        ]

    def join(self) -> None:
        """They said yes."""
        self.joined_at = self.joined_at or timezone.now()
        self.save(update_fields=["joined_at"])

    def leave(self) -> None:
        """They step back, or say no."""
        self.left_at = self.left_at or timezone.now()
        self.save(update_fields=["left_at"])
