"""One thing a project needs."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Case, F, IntegerField, Q, Value, When
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.entity import Entity
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Block, Comfort, Craft, Member
from ensemble.pieces.models import Medium, Revision, Visibility
from ensemble.projects.models.project import Project, shown_to

# A first contribution takes at most ten minutes, a sitting about forty-five.
FIRST_MINUTES, SITTING_MINUTES = 10, 60


class CallQuerySet(models.QuerySet["Call"]):
    def visible_to(self, member: Member | None) -> Self:
        return self.filter(shown_to(member, "project__"))

    def listed(self) -> Self:
        """Calls that may appear on a board that strangers read."""
        return self.exclude(project__visibility=Visibility.LINK)

    def open(self, now: datetime | None = None) -> Self:
        """Calls that can still be answered."""
        in_time = Q(deadline=None) | Q(deadline__gt=now or timezone.now())
        return self.filter(in_time, closed_at=None, paused_at=None)

    def welcoming(self, member: Member | None) -> Self:
        """Calls that this person hasn't answered, of producers who haven't blocked them."""
        if member is None or not member.is_authenticated:
            return self
        blockers = Block.objects.filter(blocked=member).values("blocker_id")
        mine = {"offers__member": member, "offers__withdrawn_at": None}
        return self.exclude(project__producer__in=blockers).exclude(
            pk__in=Call.objects.filter(**mine).values("pk")
        )

    def fitting(self, member: Member | None) -> Self:
        """My crafts first, then my languages, then the fewest answered, then the oldest."""
        if member is None or not member.is_authenticated:
            return self.order_by("answered", "id")
        crafts = Comfort.objects.filter(member=member).values("craft")
        spoken = Q(language__in=["", *member.languages])
        return self.order_by(
            _first(Q(craft__in=crafts)), _first(spoken), F("answered").asc(), F("id").asc()
        )


def _first(rule: Q) -> Case:
    return Case(When(rule, then=Value(0)), default=Value(1), output_field=IntegerField())


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
    # Empty where no language is needed to answer it.
    language = models.CharField(max_length=12, blank=True)
    wanted = models.PositiveIntegerField(default=1)
    minutes = models.PositiveIntegerField(default=10)
    level = models.CharField(max_length=10, choices=Level, default=Level.ANYONE)
    deadline = models.DateTimeField(null=True, blank=True)
    # In a chain each piece continues the last, so one place is held at a time.
    is_chain = models.BooleanField(default=False)
    # How many offers stand. It orders the board by need, and no page ever shows it.
    answered = models.PositiveIntegerField(default=0, editable=False)
    closed_at = models.DateTimeField(null=True, blank=True)
    # While its project rests or once it is finished, so that the board asks no other table.
    paused_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = CallQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["answered", "id", "craft"],
                condition=Q(closed_at=None, paused_at=None),
                name="calls_open_by_need",
            ),
            models.Index(
                fields=["craft", "answered", "id"],
                condition=Q(closed_at=None, paused_at=None),
                name="calls_open_by_craft",
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(wanted__gte=1), name="a_call_wants_at_least_one")
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def address(self) -> str:
        return f"/projects/calls/{self.key}/"

    @property
    def is_open(self) -> bool:
        in_time = self.deadline is None or self.deadline > timezone.now()
        return self.closed_at is None and self.paused_at is None and in_time

    def settle(self) -> None:
        """Keep it: refuses what nobody could finish in one sitting."""
        if self.level == self.Level.ANYONE and self.minutes > FIRST_MINUTES:
            raise Refused(
                gettext("What anyone may answer takes ten minutes at most. Ask for less of it.")
            )
        if self.minutes > SITTING_MINUTES:
            raise Refused(gettext("This is more than one sitting. Make several small calls of it."))
        self.save()

    def places(self, used: int) -> range:
        """The numbers of the places that may be held, when so many answers are used already."""
        left = self.wanted - used
        return range(1, 1 + (min(left, 1) if self.is_chain else max(left, 0)))

    def count_answers(self, change: int) -> None:
        """Remember one more answer, or one fewer, whoever else does so at the same time."""
        Call.objects.filter(pk=self.pk).update(answered=F("answered") + change)

    def close(self) -> None:
        self.closed_at = self.closed_at or timezone.now()
        self.save(update_fields=["closed_at"])

    def reopen(self) -> None:
        self.closed_at = None
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
