"""A worker, and how it stops."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from ensemble.foundation.jobs import Job, Run, job
from ensemble.foundation.worker import Worker
from tests.foundation import sample
from tests.machine import PATIENCE

BEGUN, ENDED = threading.Event(), threading.Event()


@job()
def hold(run: Run) -> None:
    """Report for as long as it is let."""
    BEGUN.set()
    while not ENDED.is_set():
        run.report(0.5, str(time.monotonic()))


@contextmanager
def at_work() -> Iterator[Worker]:
    worker = Worker()

    def work() -> None:
        worker.work()
        connection.close()

    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield worker
    finally:
        worker.stop()
        thread.join(PATIENCE)
    assert not thread.is_alive()


def test_new_work_is_taken_soon(transactional_db: None) -> None:
    with at_work():
        row = sample.add_child.later(by=None)
        until = time.monotonic() + PATIENCE
        while not row.has_ended and time.monotonic() < until:
            row.refresh_from_db()
    assert row.state == "finished"


def test_a_polite_stop_costs_no_try(transactional_db: None) -> None:
    BEGUN.clear()
    ENDED.clear()
    row = hold.later(by=None)
    with at_work():
        assert BEGUN.wait(PATIENCE)
    row.refresh_from_db()
    assert (row.state, row.attempt, row.tries) == ("waiting", 1, 4)


def test_a_heartbeat_keeps_the_lease(transactional_db: None) -> None:
    BEGUN.clear()
    ENDED.clear()
    row = hold.later(by=None)
    with at_work():
        assert BEGUN.wait(PATIENCE)
        until = time.monotonic() + PATIENCE
        while not Job.objects.exclude(leased_until=None).filter(pk=row.pk).exists():
            assert time.monotonic() < until
        ENDED.set()
    row.refresh_from_db()
    assert row.heartbeat_at is not None
    assert row.heartbeat_at > row.created_at
