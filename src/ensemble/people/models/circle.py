"""A named set of members who may see something."""

from typing import Self

from django.conf import settings
from django.db import models

from ensemble.foundation.entity import Entity


class CircleQuerySet(models.QuerySet["Circle"]):
    def of(self, member: models.Model | None) -> Self:
        """Circles that a member belongs to (its founder does)."""
        if member is None or not getattr(member, "is_authenticated", False):
            return self.none()
        return self.filter(memberships__member_id=member.pk)


class Circle(Entity):
    """A project's team, a class, a few friends."""

    name = models.CharField(max_length=80)
    founder = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")

    objects = CircleQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name


class Membership(Entity):
    """One member in one circle."""

    circle = models.ForeignKey(Circle, models.CASCADE, related_name="memberships")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["circle", "member"], name="a_member_once_a_circle")
        ]
