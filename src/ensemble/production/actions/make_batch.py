"""The job that makes some parts of a film, on whichever machine has a free hand."""

import os

from django.conf import settings

from ensemble.engine.film.render_atoms import make_atoms
from ensemble.engine.film.render_film import missing, plan_film
from ensemble.engine.work import Work
from ensemble.foundation.jobs import Run, job
from ensemble.production.actions.lay_out import lay_out_render
from ensemble.production.models import Render
from ensemble.studio.atoms import atoms


@job(tries=3, lease=60)
def make_batch(run: Run, render_id: int, names: list[str]) -> None:
    """Make those of these atoms that aren't kept yet, and keep them."""
    render, cache = Render.objects.get(pk=render_id), atoms()
    with lay_out_render(render, run) as (timeline, folder):
        film = plan_film(timeline, cache=cache)
        # A machine with another version plans other atoms. It makes none, then: whoever puts the
        # film together makes what is missing.
        wanted = [name for name in missing(film, cache) if name in names]
        make_atoms(film, wanted, cache, Work(folder, run.report, workers=_hands()))


def _hands() -> int:
    """How many programs this worker runs at a time, so that all of the machine's have a core."""
    return max(1, (os.cpu_count() or 1) // max(1, settings.WORKERS))
