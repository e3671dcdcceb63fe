"""Kills workers at random points: `python -m tests.foundation.killing KILLS SEED`.

Prints a line of JSON: how often each job had its effect, and how jobs stand.
"""

import json
import math
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from typing import Any

import django

django.setup()

from django.db import connection, connections  # noqa: E402

from ensemble.foundation.attempt import run_due_jobs  # noqa: E402
from ensemble.foundation.lease import release_the_dead  # noqa: E402
from ensemble.foundation.models import Job  # noqa: E402
from ensemble.foundation.worker import Worker  # noqa: E402
from tests.foundation.sample import wander  # noqa: E402


def main(kills: int, seed: int) -> None:
    """Ask for jobs, kill whoever works on them, then let one worker live."""
    chance = random.Random(seed)
    rows = [wander.later(4, by=None)]
    seconds, statements = what_a_job_takes()
    for number in range(kills):
        if number % 5 == 0:
            rows.append(wander.later(4, by=None))
            kill_a_worker_at_statement(chance.randint(1, statements))
        else:
            kill_a_worker(chance.uniform(0, 2 * seconds))
    release_the_dead()
    run_due_jobs()
    rows = list(Job.objects.filter(pk__in=[row.pk for row in rows]))
    effects = [row.children.count() for row in rows]
    attempts = sum(row.attempt for row in rows)
    sys.stdout.write(json.dumps([effects, [row.state for row in rows], attempts]) + "\n")


def what_a_job_takes() -> tuple[float, int]:
    """Run the job that is due; return its seconds, connecting included, and its statements."""
    connections.close_all()
    begun = time.monotonic()
    count = Count()
    with connection.execute_wrapper(count):
        run_due_jobs()
    return time.monotonic() - begun, count.statements


class Count:
    """Counts the statements sent to the database, and ends its process before the last one."""

    def __init__(self, last: float = math.inf) -> None:
        self.statements, self.last = 0, last

    def __call__(self, execute: Callable[..., Any], *asked: Any) -> Any:
        self.statements += 1
        if self.statements == self.last:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(*asked)


def kill_a_worker_at_statement(number: int) -> None:
    """Let a worker of its own process work until a statement: wherever a busy machine is by then.

    By the clock alone all of them could be killed before they work, or after.
    """
    connections.close_all()
    child = os.fork()
    if child == 0:
        with connection.execute_wrapper(Count(last=number)):
            Worker().work()
    os.waitpid(child, 0)


def kill_a_worker(after: float) -> None:
    """Let a worker of its own process work for some seconds."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        Worker().work()
        os._exit(0)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
