"""Mixes for tests, and the work that they ask for."""

from pathlib import Path

from ensemble.foundation.attempt import run_due_jobs
from ensemble.foundation.models.job import Job
from ensemble.people.models import Member
from ensemble.studio.actions.arrange_mix import Placing, arrange_mix
from ensemble.studio.actions.open_mix import open_mix
from ensemble.studio.models import Mix
from tests.builders.production import song


def three_tracks(leader: Member, maker: Member, folder: Path) -> Mix:
    """Return a mix of three tracks of one recording."""
    mix = open_mix(song(leader, folder, maker), by=leader)
    key = mix.layers.get().revision.key
    placings = [Placing(key, 0), Placing(key, 12_345, -6.0, 0.5), Placing(key, 700, 9.0, -1.0)]
    arrange_mix(mix, placings, by=leader)
    return mix


def work_through() -> None:
    """Do all work that was asked for, also what was meant for a moment later."""
    jobs = Job.objects.open()
    jobs.update(not_before=jobs.earliest("created_at").created_at)
    run_due_jobs()
