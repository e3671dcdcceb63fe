"""The job that finds where a recording from elsewhere belongs."""

from ensemble.engine.alignment.align import Aligned, align
from ensemble.engine.errors import EngineError
from ensemble.foundation.jobs import Run, job
from ensemble.pieces.models import Revision
from ensemble.projects.models import Call
from ensemble.studio.actions.follow_take import follow_take
from ensemble.studio.at_hand import at_hand, timeline_of_guide
from ensemble.studio.models import Take
from ensemble.studio.originals import original_of
from ensemble.studio.placing import FOUND
from ensemble.studio.queries.arrivals import sounds_of_guide
from ensemble.studio.queries.places import places_of

# In our words for evidence.
METHODS = {"correlation": "ear"}


@job(tries=2, lease=60)
def place_arrival(run: Run, revision_id: int, call_id: int) -> None:
    """Find a recording's place in a call's guide: by length, by its time, or by ear.

    A take whose place is known is left alone, so it may run twice.
    """
    revision = Revision.objects.select_related("piece", "media").get(pk=revision_id)
    sounds = sounds_of_guide(Call.objects.get(pk=call_id))
    if not sounds or revision.media is None or Take.objects.filter(revision=revision).exists():
        return
    guide = at_hand(timeline_of_guide(sounds, places_of(sounds)), sounds)
    with run.folder() as folder:
        try:
            found = align(original_of(revision.media), guide, folder=folder, report=run.report)
        except EngineError as error:
            found = None
            run.report(1.0, error.sentence)
    with run.fence():
        _write_down(revision, found)


def _write_down(revision: Revision, found: Aligned | None) -> None:
    take, is_new = Take.objects.get_or_create(revision=revision)
    if not is_new:
        return
    is_found = found is not None and found.confidence > FOUND
    take.place(
        found.samples if found and is_found else 0,
        None,
        method=METHODS.get(found.method, found.method) if found else "ear",
        confidence=round(found.confidence, 3) if found else 0.0,
        drift_ppm=found.drift_ppm if found else None,
        arrived=True,
    )
    follow_take(take)
