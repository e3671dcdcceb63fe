"""Work for later: `@job` on an action, `.later(…)` to ask for it.

    @job(tries=3, lease=60)
    def prepare_revision(run: Run, revision_id: int) -> None: ...

    prepare_revision.later(revision.pk, by=member)

Arguments are ids and words (JSON). The row is written in the caller's transaction: no commit,
no job. A job may be delivered twice and killed anywhere; its effect goes inside `run.fence()`.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Concatenate, Generic, ParamSpec

from django.db import models
from django.utils import timezone
from django.utils.module_loading import import_string

from ensemble.foundation import carrier
from ensemble.foundation.models.job import Job
from ensemble.foundation.run import Cancelled, LeaseLost, Run, Stopping, Waiting

__all__ = [
    "Cancelled", "Job", "LeaseLost", "Run", "Stopping", "Waiting", "Work", "cancel", "find", "job",
]  # fmt: skip

P = ParamSpec("P")


class Work(Generic[P]):
    """A function that can be asked for later."""

    def __init__(self, body: Callable[Concatenate[Run, P], None], tries: int, lease: float) -> None:
        self.body, self.tries, self.lease = body, tries, lease
        self.name = f"{body.__module__}.{body.__qualname__}"
        self.__doc__ = body.__doc__

    def __call__(self, run: Run, *args: P.args, **kwargs: P.kwargs) -> None:
        self.body(run, *args, **kwargs)

    def later(
        self,
        *arguments: Any,
        by: models.Model | None,
        priority: int = 0,
        not_before: datetime | None = None,
        parent: Job | None = None,
    ) -> Job:
        """Ask for it. `parent` waits until this one has ended."""
        row = Job.objects.create(
            name=self.name,
            arguments=list(arguments),
            asked_by_id=by.pk if by else None,
            priority=priority,
            not_before=not_before or timezone.now(),
            parent=parent,
            tries=self.tries,
            sent_at=carrier.moment(not_before),
        )
        carrier.send_after_commit(row)
        return row

    def is_awaited(self, *arguments: Any) -> bool:
        """Whether it is asked for with these already, and nobody has begun: it will see what is
        committed now."""
        waiting = Job.objects.open().filter(name=self.name, leased_until=None)
        return waiting.filter(arguments=list(arguments)).exists()


def job(
    *, tries: int = 3, lease: float = 30
) -> Callable[[Callable[Concatenate[Run, P], None]], Work[P]]:
    """Make a function of a `Run` and ids askable for later.

    A worker that dies is noticed at once on the same machine, else after `lease` seconds.
    """
    return lambda body: Work(body, tries, lease)


def cancel(row: Job) -> bool:
    """Call a job and its parts off; False when it has already ended.

    A running one stops at its next report.
    """
    return row.call_off()


def find(row: Job) -> Work[Any]:
    """Return the function that a row asks for. Raises LookupError when there is none."""
    try:
        work = import_string(row.name)
    except ImportError as error:
        raise LookupError(row.name) from error
    if not isinstance(work, Work):
        raise LookupError(row.name)
    return work
