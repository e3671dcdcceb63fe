"""What a job holds in its hands while it runs."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from ensemble.foundation.models.job import Job, JobQuerySet


class Cancelled(Exception):  # noqa: N818 - it is what somebody asked for.
    """Somebody doesn't want this any more."""


class LeaseLost(Exception):  # noqa: N818 - another attempt has taken over.
    """This attempt no longer holds the job: whatever it would write is refused."""


class Stopping(Exception):  # noqa: N818 - a polite stop costs no try.
    """The worker is asked to stop; the job will be taken up again."""


class Waiting(Exception):  # noqa: N818 - it goes on when its parts have ended.
    """The job has asked for parts; when they have ended, it is taken up again."""


class Run:
    """One attempt at a job."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.is_stopping = False
        self.is_lost = False
        self._told = 0.0

    def report(self, progress: float, message: str = "") -> None:
        """Say how far it is (0 to 1) and what is being done, and learn whether to go on.

        Call it as often as you like: at most four times a second is it written.
        Raises `Cancelled`, `LeaseLost` or `Stopping`; let them pass.
        """
        if self.is_stopping:
            raise Stopping
        if not self.is_lost and monotonic() - self._told < 0.25 and message == self.job.message:
            return
        self._told = monotonic()
        self.job.progress, self.job.message = min(max(progress, 0.0), 1.0), str(message)[:200]
        facts = {"progress": self.job.progress, "message": self.job.message}
        if not self._mine().update(**facts, heartbeat_at=timezone.now()):
            raise self._reason()

    @contextmanager
    def step(self) -> Iterator[None]:
        """A transaction that commits only while this attempt holds the job."""
        with transaction.atomic():
            if self._mine().select_for_update().first() is None:
                raise self._reason()
            yield

    @contextmanager
    def fence(self) -> Iterator[None]:
        """The transaction with the job's effect; the job is finished by the same commit.

        So the effect happens once, however often the job is delivered and wherever its
        worker dies. A job has one fence, at its end; steps before it use `step`.
        """
        with self.step():
            yield
            self.finish()

    @contextmanager
    def parts(self) -> Iterator[None]:
        """The transaction in which parts are asked for (`….later(…, parent=run.job)`).

        At its end this attempt is over (`Waiting`; let it pass), and the next one, which costs no
        try, begins when all parts have ended. A part that fails is the end of the whole.
        """
        with self.step():
            yield
            self._mine().update(leased_until=None, sent_at=None, tries=F("tries") + 1)
        raise Waiting

    def finish(self) -> None:
        """Mark the job as done, if this attempt still holds it."""
        now = timezone.now()
        if not self._mine().update(finished_at=now, progress=1.0, leased_until=None):
            raise self._reason()
        self.job.finished_at = now

    @contextmanager
    def folder(self) -> Iterator[Path]:
        """A fresh folder that is gone afterwards."""
        with tempfile.TemporaryDirectory(prefix=f"ensemble-{self.job.key}-") as name:
            yield Path(name)

    def _mine(self) -> JobQuerySet:
        return Job.objects.open().filter(pk=self.job.pk, attempt=self.job.attempt)

    def _reason(self) -> Exception:
        gone = Job.objects.filter(pk=self.job.pk).exclude(cancelled_at=None).exists()
        return Cancelled() if gone else LeaseLost()
