"""One thing a project needs."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.entity import Entity
from ensemble.people.models import Craft, Member
from ensemble.pieces.models import Medium, Revision
from ensemble.projects.models.project import Project


class CallQuerySet(models.QuerySet["Call"]):
    def visible_to(self, member: Member | None) -> Self:
        return self.filter(project__in=Project.objects.visible_to(member).values("pk"))

    def open(self) -> Self:
        """Calls that can still be answered."""
        now = timezone.now()
        return self.filter(
            Q(deadline=None) | Q(deadline__gt=now),
            closed_at=None,
            project__finished_at=None,
            project__rested_at=None,
        )


class Call(Entity):
    """ "Bass under this, 96 BPM, E minor": craft, medium, spec, guide, places, minutes, level."""

    class Level(models.TextChoices):
        ANYONE = "anyone", _("for anyone")
        SOME = "some", _("for those finding their way")
        SKILLED = "skilled", _("for those at home in it")

    project = models.ForeignKey(Project, models.CASCADE, related_name="calls")
    position = models.PositiveIntegerField(default=0)
    title = models.CharField(max_length=120)
    words = models.TextField(max_length=2000, blank=True)
    craft = models.CharField(max_length=20, choices=Craft)
    medium = models.CharField(max_length=5, choices=Medium)
    spec = models.CharField(max_length=200, blank=True)
    how = models.CharField(max_length=14, default="layers-on")
    wanted = models.PositiveIntegerField(default=1)
    minutes = models.PositiveIntegerField(default=10)
    level = models.CharField(max_length=10, choices=Level, default=Level.ANYONE)
    deadline = models.DateTimeField(null=True, blank=True)
    # In a chain each piece continues the last, so one place is held at a time.
    is_chain = models.BooleanField(default=False)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = CallQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["closed_at", "craft"], name="calls_open_by_craft")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        in_time = self.deadline is None or self.deadline > timezone.now()
        return self.closed_at is None and in_time and self.project.is_going

    def close(self) -> None:
        self.closed_at = self.closed_at or timezone.now()
        self.save(update_fields=["closed_at"])


class Guide(Entity):
    """A piece to play along with, read aloud, draw over."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="guides")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="+")
    position = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["call", "revision"], name="a_guide_once_a_call")
        ]
