"""A worker that takes the jobs that messages name, and sees to it that none is forgotten."""

import logging
import os
import socket
import threading
from typing import Any

from django.db import close_old_connections, connection, transaction
from django.db.utils import DatabaseError, InterfaceError
from django.utils import timezone

from ensemble.foundation import carrier
from ensemble.foundation.lease import release_the_dead, take
from ensemble.foundation.models.job import Job, JobQuerySet
from ensemble.foundation.worker import Worker, stop_when_told

log = logging.getLogger(__name__)
ROUND, MOST = 2.0, 500


def work_by_messages() -> None:
    """Work as a process of its own until SIGTERM or SIGINT, as Celery brings the messages."""
    from celery.worker import WorkController, state

    worker = Worker()
    stop_when_told(worker, also=lambda: setattr(state, "should_stop", 0))
    threading.Thread(target=_look_after, args=[worker], daemon=True).start()
    controller = WorkController(
        app=_application(worker),
        hostname=f"{os.getpid()}@{socket.gethostname()}",
        pool_cls="solo",
        concurrency=1,
        use_eventloop=False,
        without_gossip=True,
        without_mingle=True,
        without_heartbeat=True,
    )
    controller.start()


def send_forgotten() -> int:
    """Send messages for jobs that are due and have none; say how many. Raises carrier.Away."""
    unsent = Job.objects.unsent(timezone.now(), is_quiet=carrier.waiting() == 0)
    jobs = _claim(unsent) if unsent.exists() else []
    carrier.send(jobs)
    return len(jobs)


def _application(worker: Worker) -> Any:
    # A listener may hear nothing for hours: redis-py would end its connection after 5 seconds.
    made = carrier.application(socket_timeout=None, socket_keepalive=True)

    def carry(number: int) -> None:
        _carry(worker, number)

    # Acknowledged before the work begins: the row knows what becomes of it. (Late, a broker that
    # goes away in between leaves Celery waiting for ever for the message it couldn't acknowledge.)
    made.task(name=carrier.TASK, acks_late=False)(carry)
    made.finalize()
    made.set_current()
    return made


def _carry(worker: Worker, number: int) -> None:
    """Take the job of a message, if it is due; then call whoever waited for it."""
    close_old_connections()
    if worker.stopped.is_set():
        # Too late for this worker: somebody else shall send it again.
        Job.objects.open().filter(pk=number).update(sent_at=None)
    elif job := take(only=number):
        worker.work_on(job)
        _call_on(job, worker)


def _call_on(job: Job, worker: Worker) -> None:
    """Send what is due because a job ended: whoever waited for it, or itself once more."""
    is_over = job.finished_at and job.parent_id is None
    if not is_over and not worker.stopped.is_set():
        due = Job.objects.due(timezone.now())
        carrier.send(_claim(due.filter(pk__in=[job.pk, job.parent_id])))


@transaction.atomic
def _claim(found: JobQuerySet) -> list[Job]:
    """Note that a message is being sent, so that others who look don't send it too."""
    jobs = list(found.select_for_update(skip_locked=True, of=("self",))[:MOST])
    Job.objects.filter(pk__in=[job.pk for job in jobs]).update(sent_at=timezone.now())
    return jobs


def _look_after(worker: Worker) -> None:
    while not worker.stopped.is_set():
        try:
            release_the_dead()
            send_forgotten()
        except carrier.Away:
            log.warning("The broker is away; jobs wait for it.")
        except (DatabaseError, InterfaceError):
            log.exception("The database is away; waiting for it.")
            connection.close()
        worker.stopped.wait(ROUND)
    connection.close()
