"""Something to make, inside a frame."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.entity import Entity
from ensemble.people.models import Block, Circle, Member
from ensemble.pieces.models import Medium, Piece, Visibility


class ProjectQuerySet(models.QuerySet["Project"]):
    def visible_to(self, member: Member | None) -> Self:
        """Projects that this person may open."""
        shown = Q(visibility__in=[Visibility.PUBLIC, Visibility.LINK])
        if member is None or not member.is_authenticated:
            return self.filter(shown)
        shown |= Q(circle__in=Circle.objects.of(member).values("pk"))
        shown |= Q(leaderships__member=member, leaderships__left_at=None)
        blocked = Block.objects.filter(blocker=member).values("blocked_id")
        return self.filter(shown).exclude(producer__in=blocked).distinct()

    def listed(self) -> Self:
        """Projects that may appear in lists that strangers read."""
        return self.exclude(visibility=Visibility.LINK)

    def going(self) -> Self:
        """Neither finished nor resting."""
        return self.filter(finished_at=None, rested_at=None)

    def resting(self) -> Self:
        return self.filter(finished_at=None, rested_at__isnull=False)

    def finished(self) -> Self:
        return self.filter(finished_at__isnull=False)


class Project(Entity):
    """A frame: one-line goal, what the finished thing is, end date, how choices are made."""

    class Choosing(models.TextChoices):
        EVERYTHING = "everything", _("Everything that arrives is used")
        LEADERS = "leaders", _("The leaders choose")
        TOGETHER = "together", _("We talk it over, then a leader decides")

    title = models.CharField(max_length=120)
    goal = models.CharField(max_length=200)
    template = models.CharField(max_length=40)
    medium = models.CharField(max_length=5, choices=Medium)
    form = models.CharField(max_length=120)
    length_seconds = models.PositiveIntegerField(null=True, blank=True)
    language = models.CharField(max_length=12, blank=True)
    choosing = models.CharField(max_length=12, choices=Choosing, default=Choosing.LEADERS)
    ends_on = models.DateField()
    visibility = models.CharField(max_length=6, choices=Visibility, default=Visibility.PUBLIC)
    circle = models.ForeignKey(Circle, models.PROTECT, null=True, blank=True, related_name="+")
    # The one person who answers for the finished piece.
    producer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    # What it started from, where it started from something.
    seed = models.ForeignKey(Piece, models.PROTECT, null=True, blank=True, related_name="+")
    stirred_at = models.DateTimeField(default=timezone.now)
    nudged_at = models.DateTimeField(null=True, blank=True)
    rested_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = ProjectQuerySet.as_manager()

    def __str__(self) -> str:
        return self.title

    @property
    def is_going(self) -> bool:
        return self.finished_at is None and self.rested_at is None

    def is_led_by(self, member: Member | None) -> bool:
        """Whether this person is one of its leaders now."""
        if member is None or not member.is_authenticated:
            return False
        return self.leaderships.filter(member=member, left_at=None).exists()

    def stir(self) -> None:
        """Something happened in it: it isn't silent."""
        self.stirred_at, self.nudged_at = timezone.now(), None
        self.save(update_fields=["stirred_at", "nudged_at"])

    def rest(self) -> None:
        """Nothing happened for long; somebody may adopt it."""
        self.rested_at = self.rested_at or timezone.now()
        self.save(update_fields=["rested_at"])

    def wake(self) -> None:
        self.rested_at = None
        self.save(update_fields=["rested_at"])
        self.stir()

    def finish(self) -> None:
        self.finished_at = self.finished_at or timezone.now()
        self.save(update_fields=["finished_at"])


class Leadership(Entity):
    """One leader of a project, from a day on. Whoever leaves stays in its history."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="leaderships")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project", "member"],
                condition=Q(left_at=None),
                name="a_leader_once_a_project",
            )
        ]
