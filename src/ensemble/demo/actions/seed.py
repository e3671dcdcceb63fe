"""The job that tells the demo's story: all that can be told now, then one more file."""

import logging
from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from ensemble.demo.actions.keep import PRIORITY, keep_demo
from ensemble.demo.actions.take import take_step
from ensemble.demo.plan.steps import Step
from ensemble.demo.plan.story import STORY
from ensemble.demo.queries import World
from ensemble.foundation.jobs import Run, job
from ensemble.foundation.refusal import Refused

log = logging.getLogger(__name__)
PAUSE = timedelta(seconds=1)


@job(tries=10, lease=60)
def seed_demo(run: Run, small: bool = False) -> None:
    """Go on with the story, and ask for the rest of it. Interrupted anywhere, it goes on.

    Each run takes every step whose parts are there and makes one file, so that files are
    prepared meanwhile and no worker is held for long. `small` makes tiny files, for tests.
    """
    world = World(STORY)
    refused: set[str] = set()
    while steps := [step for step in _takeable(world) if step.done not in refused]:
        for step in steps:
            run.report(len(world.done) / len(STORY), _("Telling the demo's story"))
            if not _is_taken(step, world, run):
                refused.add(step.done)
        world.look()
    made = world.unmade()
    if made is not None:
        keep_demo(made, world, run, small=small)
    with run.fence():
        if made is not None or world.is_waiting():
            soon = timezone.now() + (timedelta() if made else PAUSE)
            seed_demo.later(small, by=None, priority=PRIORITY, not_before=soon)


def _takeable(world: World) -> Iterator[Step]:
    return (step for step in world.undone() if world.is_ready(step))


def _is_taken(step: Step, world: World, run: Run) -> bool:
    try:
        with run.step():
            take_step(step, world)
    except Refused as refusal:
        # Somebody real did something meanwhile that leaves no room for this step.
        log.warning("The demo leaves out “%s”: %s", step.done, refusal.sentence)
        world.done.discard(step.done)
        return False
    return True
