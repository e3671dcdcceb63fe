"""One attempt at a job, and what becomes of the row afterwards."""

import logging
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ensemble.foundation.jobs import Cancelled, Job, LeaseLost, Run, Stopping, Waiting, find
from ensemble.foundation.lease import end_other_parts, take
from ensemble.foundation.refusal import OurTrouble

log = logging.getLogger(__name__)


def attempt(run: Run) -> None:
    """Run the job that `run` holds, and write down how it ended. Raises nothing."""
    try:
        find(run.job)(run, *run.job.arguments)
        if run.job.finished_at is None:
            run.finish()
    except (Cancelled, LeaseLost, Waiting) as reason:
        log.info("Job %s of %s ended early: %s", run.job.key, run.job.name, type(reason).__name__)
    except Stopping:
        give_back(run.job)
    except Exception as error:
        _write_down(run.job, error)


def give_back(job: Job) -> None:
    """Free a job whose worker was politely stopped: it costs no try."""
    _change(job, leased_until=None, sent_at=None, tries=job.tries + 1)


def run_due_jobs() -> int:
    """Run everything that is due, here and now; say how many attempts that took (for tests)."""
    count = 0
    while job := take():
        attempt(Run(job))
        count += 1
    return count


def _write_down(job: Job, error: Exception) -> None:
    # A sentence (`Refused`, `EngineError`) is an answer, and asking again wouldn't change it.
    sentence = getattr(error, "sentence", None)
    is_answer = sentence is not None and not isinstance(error, OurTrouble)
    if is_answer or job.attempt >= job.tries or isinstance(error, LookupError):
        log.warning("Job %s of %s failed.", job.key, job.name, exc_info=error)
        _change(job, leased_until=None, failed_at=timezone.now(), failure=sentence or _apology())
        end_other_parts(job)
    else:
        log.warning("Job %s of %s will be tried again.", job.key, job.name, exc_info=error)
        soon = timezone.now() + timedelta(seconds=5 * 2**job.attempt)
        _change(job, leased_until=None, sent_at=None, not_before=soon)


def _apology() -> str:
    return _("This didn't work, and trying again didn't help. What you sent is kept.")


def _change(job: Job, **facts: Any) -> None:
    Job.objects.open().filter(pk=job.pk, attempt=job.attempt).update(**facts)
