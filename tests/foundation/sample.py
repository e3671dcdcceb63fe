"""Jobs that the tests ask for."""

import os
import time
from pathlib import Path

from ensemble.foundation.jobs import Run, cancel, job
from ensemble.foundation.models import Job
from ensemble.foundation.refusal import OurTrouble, Refused


@job()
def leave_note(run: Run, path: str) -> None:
    """Add a line to a file."""
    with Path(path).open("a") as notes:
        notes.write(f"{run.job.attempt}\n")


@job()
def add_child(run: Run) -> None:
    """Make one row, once."""
    run.report(0.5, "Making a row")
    with run.fence():
        Job.objects.create(name="effect", not_before="2999-01-01T00:00Z", parent=run.job)


@job()
def refuse(run: Run) -> None:
    """Say no."""
    raise Refused("This film has no pictures.")


@job(tries=2)
def stumble(run: Run) -> None:
    """Fail without a sentence."""
    raise ValueError("A cable is loose.")


@job()
def call_off(run: Run) -> None:
    """Be called off in the middle."""
    cancel(run.job)
    run.report(0.9, "Still going")
    os.abort()


@job(tries=10_000)
def wander(run: Run, steps: int) -> None:
    """Write now and then, and make one row at the end: something to be killed in."""
    for number in range(steps):
        run.report(number / steps, f"Step {number}")
        with run.step():
            Job.objects.filter(pk=run.job.pk).update(priority=number)
    with run.fence():
        Job.objects.create(name="effect", not_before="2999-01-01T00:00Z", parent=run.job)


@job()
def wait_for(run: Run, path: str) -> None:
    """Go on reporting until a file is there, then make one row."""
    while not Path(path).exists():
        run.report(0.5, "Waiting")
        time.sleep(0.02)
    with run.fence():
        Job.objects.create(name="effect", not_before="2999-01-01T00:00Z", parent=run.job)


@job()
def share(run: Run, path: str) -> None:
    """Ask for two parts, and leave a note when they are made."""
    if not run.job.children.exists():
        with run.parts():
            leave_note.later(path, by=None, parent=run.job)
            leave_note.later(path, by=None, parent=run.job)
    leave_note(run, path)


@job(tries=2)
def be_troubled(run: Run) -> None:
    """Fail by a fault of ours, which has a sentence too."""
    raise OurTrouble("Something here failed.")
