"""Who may work on a job, and for how long."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ensemble.foundation import machine
from ensemble.foundation.models.job import Job


def take(lease: float = 30, *, only: int | None = None) -> Job | None:
    """Take the most pressing job for `lease` seconds, or return None when there is none.

    One query that takes no lock looks first, so that an idle worker disturbs nobody. `only` is
    the number of the one job that will do.
    """
    wanted = {} if only is None else {"pk": only}
    while Job.objects.due(timezone.now()).filter(**wanted).exists():
        if job := _take_first(timezone.now(), lease, wanted):
            return job
    return None


@transaction.atomic
def _take_first(now: datetime, lease: float, wanted: dict[str, int]) -> Job | None:
    free = Job.objects.select_for_update(skip_locked=True, of=("self",)).due(now)
    job = free.filter(**wanted).first()
    if job is None or _is_spent(job, now) or _lost_a_child(job, now):
        return None
    job.attempt += 1
    job.leased_to = machine.me()
    job.leased_until = now + timedelta(seconds=lease)
    job.heartbeat_at = now
    job.save(update_fields=["attempt", "leased_to", "leased_until", "heartbeat_at"])
    return job


def _is_spent(job: Job, now: datetime) -> bool:
    if job.attempt < job.tries:
        return False
    _fail(
        job, now, _("This was interrupted too often. Nothing you made is lost: ask for it again.")
    )
    return True


def _lost_a_child(job: Job, now: datetime) -> bool:
    failed = job.children.exclude(failed_at=None).first()
    if failed is None:
        return False
    _fail(job, now, failed.failure)
    return True


def _fail(job: Job, now: datetime, sentence: str) -> None:
    job.failed_at, job.failure, job.leased_until = now, sentence, None
    job.save(update_fields=["failed_at", "failure", "leased_until"])
    end_other_parts(job)


def end_other_parts(job: Job) -> None:
    """Call off the other parts of a whole that lost this one: nobody needs them now."""
    if job.parent_id:
        Job.objects.open().filter(parent=job.parent_id).update(cancelled_at=timezone.now())


def renew(job: Job, lease: float) -> bool:
    """Keep the lease of this attempt for `lease` seconds more; False when it is gone."""
    now = timezone.now()
    # A job that was given back meanwhile stays free: a late heartbeat must not take it again.
    held = Job.objects.open().exclude(leased_until=None)
    mine = held.filter(pk=job.pk, attempt=job.attempt)
    until = now + timedelta(seconds=lease)
    return mine.update(leased_until=until, heartbeat_at=now) == 1


def release_the_dead() -> int:
    """Free the jobs of processes of this machine that are no more; say how many."""
    leased = Job.objects.open().filter(leased_to__startswith=machine.place() + "/")
    names = set(leased.exclude(leased_until=None).values_list("leased_to", flat=True).distinct())
    dead = [name for name in names if not machine.lives(name)]
    return leased.filter(leased_to__in=dead).update(leased_until=None, sent_at=None) if dead else 0
