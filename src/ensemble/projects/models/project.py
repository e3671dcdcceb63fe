"""Something to make, inside a frame."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.entity import Entity
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Block, Circle, Member
from ensemble.pieces.models import Medium, Piece, Visibility
from ensemble.projects.models.leadership import Leadership


def shown_to(member: Member | None, path: str = "") -> Q:
    """Return the rule of who may open a project, with `path` leading to it ("project__")."""
    shown = Q(**{f"{path}visibility__in": [Visibility.PUBLIC, Visibility.LINK]})
    if member is None or not member.is_authenticated:
        return shown
    led = Leadership.objects.current().filter(member=member).values("project_id")
    blocked = Block.objects.filter(blocker=member).values("blocked_id")
    shown |= Q(**{f"{path}circle__in": Circle.objects.of(member).values("pk")})
    shown |= Q(**{f"{path}pk__in": led})
    return shown & ~Q(**{f"{path}producer__in": blocked})


class ProjectQuerySet(models.QuerySet["Project"]):
    def visible_to(self, member: Member | None) -> Self:
        """Projects that this person may open."""
        return self.filter(shown_to(member))

    def led_by(self, member: Member | None) -> Self:
        """Projects that this person leads now."""
        if member is None or not member.is_authenticated:
            return self.none()
        led = Leadership.objects.current().filter(member=member).values("project_id")
        return self.filter(pk__in=led)

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

    def newest_first(self) -> Self:
        return self.order_by("-id")


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
    # When anybody last moved it, and when a leader last did.
    stirred_at = models.DateTimeField(default=timezone.now)
    led_at = models.DateTimeField(default=timezone.now)
    nudged_at = models.DateTimeField(null=True, blank=True)
    adoptable_at = models.DateTimeField(null=True, blank=True)
    rested_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = ProjectQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["medium", "-id"], name="projects_of_a_medium"),
            models.Index(
                fields=["led_at"],
                condition=Q(finished_at=None, rested_at=None),
                name="projects_going_by_silence",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def address(self) -> str:
        return f"/projects/{self.key}/"

    @property
    def desk_address(self) -> str:
        return f"{self.address}desk/"

    @property
    def is_going(self) -> bool:
        return self.finished_at is None and self.rested_at is None

    @property
    def is_adoptable(self) -> bool:
        """Whether somebody else may take it over: it rests, or its leaders fell silent."""
        waits = self.rested_at is not None or self.adoptable_at is not None
        return waits and self.finished_at is None

    def is_led_by(self, member: Member | None) -> bool:
        """Whether this person is one of its leaders now."""
        if member is None or not member.is_authenticated:
            return False
        return self.leaderships.current().filter(member=member).exists()

    def refuse_unless_led_by(self, member: Member) -> None:
        """Raise Refused for everybody but its leaders, and for all once it is finished."""
        if not self.is_led_by(member):
            raise Refused(gettext("Only the leaders of this project can do this."))
        if self.finished_at is not None:
            raise Refused(gettext("This project is finished. What it became stays as it is."))

    def leaders(self) -> list[Member]:
        """Its leaders now, the longest serving first."""
        current = self.leaderships.current().select_related("member").order_by("id")
        return [leadership.member for leadership in current]

    def stir(self, *, led: bool = False, now: datetime | None = None) -> None:
        """Something happened in it: it isn't silent. `led` where a leader did it."""
        self.stirred_at = now or timezone.now()
        fields = ["stirred_at"]
        if led:
            self.led_at, self.nudged_at, self.adoptable_at = self.stirred_at, None, None
            fields += ["led_at", "nudged_at", "adoptable_at"]
        self.save(update_fields=fields)

    def nudge(self, now: datetime) -> None:
        """Its leaders were reminded."""
        self.nudged_at = now
        self.save(update_fields=["nudged_at"])

    def open_to_adoption(self, now: datetime) -> None:
        """Its leaders stayed silent: anybody may take over."""
        self.adoptable_at = now
        self.save(update_fields=["adoptable_at"])

    def rest(self, now: datetime | None = None) -> None:
        """Nothing happened for long; somebody may adopt it. Its calls wait."""
        self.rested_at = self.rested_at or now or timezone.now()
        self.save(update_fields=["rested_at"])
        self.calls.filter(paused_at=None).update(paused_at=self.rested_at)

    def wake(self) -> None:
        """It goes on, and so do its calls."""
        self.rested_at = None
        self.save(update_fields=["rested_at"])
        self.calls.filter(paused_at__isnull=False).update(paused_at=None)
        self.stir(led=True)

    def finish(self) -> None:
        """It is what it set out to be. Nothing more is called for."""
        self.finished_at = self.finished_at or timezone.now()
        self.save(update_fields=["finished_at"])
        self.calls.filter(paused_at=None).update(paused_at=self.finished_at)

    def extend(self, until: datetime) -> None:
        """Give it time again: an end that is over moves, and so do the times of its calls."""
        now = timezone.now()
        if self.ends_on <= now.date():
            self.ends_on = until.date()
            self.save(update_fields=["ends_on"])
        self.calls.filter(deadline__lte=now).update(deadline=now + (until - now) / 2)

    def hand_to(self, member: Member) -> None:
        """Let this leader answer for the finished piece from now on."""
        self.producer = member
        self.save(update_fields=["producer"])
