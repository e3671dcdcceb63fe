"""Kills workers at random points: `python -m tests.foundation.killing KILLS SEED`.

Prints a line of JSON: how often each job had its effect, and how jobs stand.
"""

import json
import os
import random
import signal
import sys
import time

import django

django.setup()

from django.db import connections  # noqa: E402

from ensemble.foundation.attempt import run_due_jobs  # noqa: E402
from ensemble.foundation.lease import release_the_dead  # noqa: E402
from ensemble.foundation.models import Job  # noqa: E402
from ensemble.foundation.worker import Worker  # noqa: E402
from tests.foundation.sample import wander  # noqa: E402


def main(kills: int, seed: int) -> None:
    """Ask for jobs, kill whoever works on them, then let one worker live."""
    chance = random.Random(seed)
    rows = [wander.later(4, by=None)]
    # However busy this machine is, some are killed at work and some before.
    longest = 2 * how_long_a_worker_takes()
    for number in range(kills):
        if number % 5 == 0:
            rows.append(wander.later(4, by=None))
        kill_a_worker(chance.uniform(0, longest))
    release_the_dead()
    run_due_jobs()
    rows = list(Job.objects.filter(pk__in=[row.pk for row in rows]))
    effects = [row.children.count() for row in rows]
    attempts = sum(row.attempt for row in rows)
    sys.stdout.write(json.dumps([effects, [row.state for row in rows], attempts]) + "\n")


def how_long_a_worker_takes() -> float:
    """Return the seconds in which a worker of its own process begins and does what is due."""
    connections.close_all()
    begun = time.monotonic()
    child = os.fork()
    if child == 0:
        run_due_jobs()
        os._exit(0)
    os.waitpid(child, 0)
    return time.monotonic() - begun


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
