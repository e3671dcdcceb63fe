"""A named set of members who may see something."""

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone

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

    def has(self, member: models.Model) -> bool:
        """Whether a member belongs to this circle."""
        return self.memberships.filter(member_id=member.pk).exists()


class Membership(Entity):
    """One member in one circle."""

    circle = models.ForeignKey(Circle, models.CASCADE, related_name="memberships")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["circle", "member"], name="a_member_once_a_circle")
        ]

    def __str__(self) -> str:
        return f"{self.member} in {self.circle}"


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def standing(self) -> Self:
        """Invitations that still open a circle."""
        return self.filter(withdrawn_at=None, created_at__gt=timezone.now() - Invitation.LASTS)


class Invitation(Entity):
    """A link that opens a circle to whoever holds it, for two weeks. Its key is the link."""

    LASTS = timedelta(days=14)

    circle = models.ForeignKey(Circle, models.CASCADE, related_name="invitations")
    inviter = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    @property
    def ends_at(self) -> datetime:
        """When the link stops working by itself."""
        return self.created_at + self.LASTS

    @property
    def is_standing(self) -> bool:
        return self.withdrawn_at is None and timezone.now() < self.ends_at

    def withdraw(self) -> None:
        """Close the link; whoever came in by it stays."""
        self.withdrawn_at = self.withdrawn_at or timezone.now()
        self.save(update_fields=["withdrawn_at"])
