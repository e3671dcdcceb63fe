"""Share a film among the machines that are there."""

from collections.abc import Iterator

from django.conf import settings

from ensemble.engine.cache.folder import Cache
from ensemble.engine.film.render_film import Film, missing
from ensemble.foundation.jobs import Run
from ensemble.foundation.presence import machines
from ensemble.production.actions.make_batch import make_batch
from ensemble.production.models import Render


def share_out_film(render: Render, film: Film, cache: Cache, run: Run) -> None:
    """Ask for the film's parts in batches; then this attempt ends (see `Run.parts`).

    Returns, having done nothing, when that wouldn't help: one machine uses all its cores anyway,
    a short film is made sooner than shared, and what was shared before isn't shared again.
    """
    if run.job.children.exists() or len(there := machines()) < 2:
        return
    batches = list(_batches(film, missing(film, cache), hands=there.total()))
    if len(batches) < 2:
        return
    with run.parts():
        for names in batches:
            # Whatever else is asked for meanwhile comes first: one film must not keep all waiting.
            urgency = run.job.priority - 1
            make_batch.later(render.pk, names, by=render.asked_by, priority=urgency, parent=run.job)


def _batches(film: Film, names: tuple[str, ...], hands: int) -> Iterator[list[str]]:
    """Neighbours together, since they are likely to use the same files; some seconds of work.

    A few for each hand, so that nobody waits long for whoever has the last one.
    """
    segments, batch, frames = film.atoms, list[str](), 0
    most, together = settings.BATCH_FRAMES, sum(segments[name].frames for name in names)
    enough = together if together <= most else min(most, max(most // 5, together // (4 * hands)))
    for name in names:
        batch.append(name)
        frames += segments[name].frames
        if frames >= enough:
            yield batch
            batch, frames = [], 0
    if batch:
        yield batch
