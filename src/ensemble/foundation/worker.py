"""A process that takes jobs, one at a time, until it is asked to stop."""

import logging
import os
import signal
import threading
from collections.abc import Callable
from types import FrameType

from django.db import close_old_connections, connection
from django.db.utils import DatabaseError, InterfaceError

from ensemble.foundation.attempt import attempt, give_back
from ensemble.foundation.jobs import Job, Run, find
from ensemble.foundation.lease import release_the_dead, renew, take

log = logging.getLogger(__name__)
PATIENCE = 2.0
POLL = 0.2


class Worker:
    """Takes jobs. `stop` may be called from a signal or another thread."""

    def __init__(self) -> None:
        self.stopped = threading.Event()
        self.run: Run | None = None

    def work(self) -> None:
        """Work until stopped. A database that is away is waited for."""
        rounds = 0
        while not self.stopped.is_set():
            try:
                if rounds % 25 == 0:
                    release_the_dead()
                rounds += 1
                found = self._work_once()
            except (DatabaseError, InterfaceError):
                log.exception("The database is away; waiting for it.")
                connection.close()
                found = False
            if not found:
                self.stopped.wait(POLL)

    def stop(self) -> None:
        """Take no more jobs; the one at hand stops at its next report."""
        self.stopped.set()
        if run := self.run:
            run.is_stopping = True

    def work_on(self, job: Job) -> None:
        """Make one attempt at a job that was taken, keeping its lease meanwhile."""
        self.run = Run(job)
        # Whoever was told to stop in between has not seen this run.
        self.run.is_stopping = self.stopped.is_set()
        try:
            with Pulse(self.run):
                attempt(self.run)
        finally:
            self.run = None
            close_old_connections()

    def _work_once(self) -> bool:
        job = take()
        if job:
            self.work_on(job)
        return job is not None


class Pulse:
    """A thread that keeps the lease of a run, and notices when it is lost."""

    def __init__(self, run: Run) -> None:
        self.run, self.ended = run, threading.Event()
        self.thread = threading.Thread(target=self._beat, daemon=True)

    def __enter__(self) -> None:
        self.thread.start()

    def __exit__(self, *reason: object) -> None:
        self.ended.set()
        self.thread.join()

    def _beat(self) -> None:
        lease = _lease_of(self.run)
        while not self.run.is_lost:
            try:
                self.run.is_lost = not renew(self.run.job, lease)
            except (DatabaseError, InterfaceError):
                log.exception("A heartbeat was missed.")
                connection.close()
            if self.ended.wait(min(lease / 6, 5)):
                break
        connection.close()


def _lease_of(run: Run) -> float:
    try:
        return find(run.job).lease
    except LookupError:
        return 30


def work_until_told() -> None:
    """Work as a process of its own: SIGTERM and SIGINT stop it within two seconds."""
    worker = Worker()
    stop_when_told(worker)
    worker.work()


def stop_when_told(worker: Worker, also: Callable[[], None] = lambda: None) -> None:
    """Stop a worker on SIGTERM and SIGINT; a job that doesn't report is given back."""

    def stop(number: int, frame: FrameType | None) -> None:
        worker.stop()
        also()
        patience = threading.Timer(PATIENCE, _leave, [worker])
        patience.daemon = True
        patience.start()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)


def _leave(worker: Worker) -> None:
    """End the process although a job is still at work, giving the job back first."""
    if run := worker.run:
        give_back(run.job)
    os._exit(0)
