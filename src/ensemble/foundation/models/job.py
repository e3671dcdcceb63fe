"""Work for later. The row is the truth; whatever carries it may lose or repeat messages."""

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Avg, Exists, F, OuterRef, Q
from django.utils import timezone

from ensemble.foundation.entity import Entity

# A message that hasn't arrived after so long is lost: where none waits, and where many do.
SOON, LATE = timedelta(seconds=5), timedelta(minutes=10)
# How much of a whole its parts are; the rest is putting them together.
PARTS = 0.9
OPEN = Q(finished_at=None, failed_at=None, cancelled_at=None)


class JobQuerySet(models.QuerySet["Job"]):
    def open(self) -> Self:
        """Jobs that haven't come to an end."""
        return self.filter(OPEN)

    def due(self, now: datetime) -> Self:
        """Jobs that a worker may take now, the most pressing first."""
        children = Job.objects.filter(OPEN, parent=OuterRef("pk"))
        free = Q(leased_until=None) | Q(leased_until__lte=now)
        ready = self.open().filter(free, ~Exists(children), not_before__lte=now)
        return ready.order_by("-priority", "not_before", "id")

    def unsent(self, now: datetime, *, is_quiet: bool) -> Self:
        """Jobs that are due and have no message, or one that was lost on its way.

        `is_quiet`: no message waits at the broker, so whatever was sent has arrived or never will.
        """
        dropped = Q(leased_until__lte=now, sent_at__lt=F("leased_until"))
        lost = Q(sent_at__lt=now - (SOON if is_quiet else LATE))
        return self.due(now).filter(Q(sent_at=None) | dropped | lost)

    def visible_to(self, member: models.Model | None) -> Self:
        """Jobs that this member asked for."""
        return self.none() if member is None else self.filter(asked_by_id=member.pk)


class Job(Entity):
    """One piece of work, from being asked for to its end.

    `attempt` counts how often it was taken and is the fence: what an earlier attempt still
    wants to write is refused. A job waits until all its children have ended.
    `sent_at` is when its last message went to the broker, where one carries the jobs.
    """

    name = models.CharField(max_length=200)
    arguments = models.JSONField(default=list)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    parent = models.ForeignKey("self", models.CASCADE, null=True, related_name="children")
    priority = models.SmallIntegerField(default=0)
    not_before = models.DateTimeField(default=timezone.now)

    attempt = models.PositiveSmallIntegerField(default=0)
    tries = models.PositiveSmallIntegerField(default=3)
    leased_until = models.DateTimeField(null=True)
    leased_to = models.CharField(max_length=200, blank=True)
    sent_at = models.DateTimeField(null=True)
    heartbeat_at = models.DateTimeField(null=True)

    progress = models.FloatField(default=0)
    message = models.CharField(max_length=200, blank=True)
    finished_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    failure = models.TextField(blank=True)
    cancelled_at = models.DateTimeField(null=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index("priority", "not_before", condition=OPEN, name="a_job_due"),
            models.Index("leased_to", condition=OPEN, name="a_job_leased"),
        ]

    @property
    def has_ended(self) -> bool:
        """Whether nothing more will happen."""
        return bool(self.finished_at or self.failed_at or self.cancelled_at)

    def call_off(self) -> bool:
        """Call it and its parts off; False when it has already ended."""
        wanted = Job.objects.open()
        now = timezone.now()
        if not wanted.filter(pk=self.pk).update(cancelled_at=now):
            return False
        wanted.filter(parent=self.pk).update(cancelled_at=now)
        return True

    @property
    def parts_done(self) -> float | None:
        """How much of its parts is done, 0 to 1; None while it has none."""
        found: float | None = self.children.aggregate(done=Avg("progress"))["done"]
        return found

    @property
    def state(self) -> str:
        """`waiting`, `running`, `finished`, `failed` or `cancelled`."""
        ends = (("finished", self.finished_at), ("failed", self.failed_at))
        for word, moment in (*ends, ("cancelled", self.cancelled_at)):
            if moment:
                return word
        return "running" if self.leased_until else "waiting"
