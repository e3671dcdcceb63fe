"""Find where a clip stands in the recording made beside it, by the clip's own sound."""

from fractions import Fraction

from ensemble.engine.alignment.align import LIKELY, Aligned, align
from ensemble.engine.errors import Unsupported
from ensemble.foundation.files import open_local
from ensemble.foundation.jobs import Run, job
from ensemble.studio.actions.follow_take import follow_take
from ensemble.studio.models import Take
from ensemble.studio.models.take import RATE


@job(tries=2, lease=60)
def place_clip(run: Run, take_id: int) -> None:
    """Compare the sound of a filmed take with its raw recording; a heard place is kept.

    The recording's own place in the guide stays what it is: the picture is moved along it. What
    the browser had found stays as evidence. A place that somebody set by hand is left alone.
    """
    take = Take.objects.select_related("raw", "revision__media").get(pk=take_id)
    clip = take.revision.media
    if take.raw is None or clip is None or clip.kind != "video" or take.placed_by_id:
        return
    with (
        run.folder() as folder,
        open_local(clip.original) as film,
        open_local(take.raw.original) as raw,
    ):
        around = Fraction(take.trim_start, RATE)
        try:
            found = align(
                film, raw, folder=folder, how="correlation", around=around, report=run.report
            )
        except Unsupported:
            return  # a film without sound has no place to be heard
    with run.fence():
        _write_down(Take.objects.select_for_update().get(pk=take_id), found)


def _write_down(take: Take, found: Aligned) -> None:
    clip = {
        "browser_samples": take.evidence.get("clip", {}).get("browser_samples", take.trim_start),
        "heard_samples": found.samples,
        "confidence": round(found.confidence, 3),
        "drift_ppm": found.drift_ppm,
    }
    moved = found.samples - take.trim_start if found.confidence > LIKELY else 0
    take.trim_start += moved
    take.save(update_fields=["trim_start"])
    take.place(take.offset_samples + moved, None, clip=clip)
    follow_take(take)
