"""The job that finds where a recording from elsewhere belongs."""

from ensemble.engine.alignment.align import Aligned, align
from ensemble.engine.alignment.ticks import Ticks
from ensemble.engine.errors import EngineError
from ensemble.foundation.files import open_local
from ensemble.foundation.jobs import Run, job
from ensemble.pieces.models import MediaFile, Revision
from ensemble.projects.models import Call
from ensemble.studio.actions.bounce import bounce_backing, bounce_sounds
from ensemble.studio.actions.follow_take import follow_take
from ensemble.studio.models import Backing, Take
from ensemble.studio.placing import FOUND, METHODS
from ensemble.studio.queries.arrivals import sounds_of_guide
from ensemble.studio.queries.grounds import tempo_of
from ensemble.studio.queries.places import beginning_of
from ensemble.studio.tempo import count_in


@job(tries=2, lease=60)
def place_arrival(run: Run, revision_id: int, call_id: int) -> None:
    """Find a recording's place in a call's guide: by length, its time, our ticks, or by ear.

    It is heard against the backing that everybody records on, made first where it isn't yet. A
    take whose place is known is left alone, so it may run twice.
    """
    revision = Revision.objects.select_related("piece", "media").get(pk=revision_id)
    call = Call.objects.get(pk=call_id)
    offer = call.offers.filter(revision=revision).order_by("id").first()
    sounds = sounds_of_guide(call, of=offer)
    if not sounds or revision.media is None or Take.objects.filter(revision=revision).exists():
        return
    backing = bounce_sounds(sounds)
    if not backing.is_ready:
        with run.parts():
            bounce_backing.later(backing.pk, by=None, parent=run.job)
    ticks = count_in(beginning_of(sounds), tempo_of(call))
    found = _heard(revision.media, backing, ticks, run)
    with run.fence():
        _write_down(revision, backing, found)


def _heard(media: MediaFile, backing: Backing, ticks: Ticks, run: Run) -> Aligned | None:
    """Where it is heard; None where it can't be listened to."""
    with (
        run.folder() as folder,
        open_local(media.original) as take,
        open_local(backing.name) as guide,
    ):
        try:
            return align(take, guide, folder=folder, ticks=ticks, report=run.report)
        except EngineError as error:
            run.report(1.0, error.sentence)
            return None


def _write_down(revision: Revision, backing: Backing, found: Aligned | None) -> None:
    take, is_new = Take.objects.get_or_create(revision=revision, defaults={"backing": backing})
    if not is_new:
        return
    is_found = found is not None and found.confidence > FOUND
    take.place(
        found.samples if found and is_found else 0,
        None,
        method=METHODS.get(found.method, found.method) if found else "ear",
        confidence=round(found.confidence, 3) if found else 0.0,
        heard_samples=found.samples if found else None,
        drift_ppm=found.drift_ppm if found else None,
        arrived=True,
    )
    follow_take(take)
