"""Make a film of its clip and the sound recorded beside it, which is the better one."""

from fractions import Fraction
from pathlib import Path

from ensemble.engine.alignment.align import LIKELY, Aligned, align
from ensemble.engine.errors import EngineError
from ensemble.engine.film.lay_sound import Under, lay_sound
from ensemble.engine.work import Work
from ensemble.foundation.files import open_local
from ensemble.foundation.jobs import Run, job
from ensemble.people.models import Member
from ensemble.pieces.actions.keep import keep_file
from ensemble.pieces.actions.prepare_instead import prepare_instead
from ensemble.pieces.models import MediaFile
from ensemble.studio.actions.follow_take import follow_take
from ensemble.studio.models import Take
from ensemble.studio.models.take import RATE

# How far the clock of what films it may be off, in seconds: measured 0.377, and a little.
REACH = 0.45
# What only the clock says is to be listened to before it is kept.
UNHEARD = 0.6


def make_film_soon(take: Take, *, by: Member) -> None:
    """Ask for a take's film. Until it is made, its piece says how far it is."""
    clip = take.clip
    if clip is not None:
        clip.be_prepared_by(make_film.later(take.pk, by=by, priority=1))


@job(tries=2, lease=60)
def make_film(run: Run, take_id: int) -> None:
    """Hear where the clip stands in the sound beside it, and lay that under its picture.

    Sources stay as they came. A clip that is heard nowhere keeps its own sound; one that has none
    gets it where the browser said. Harmless when run twice.
    """
    kin = ("raw", "clip", "revision__media", "revision__piece__maker")
    take = Take.objects.select_related(*kin).get(pk=take_id)
    clip, raw = take.clip, take.raw
    if clip is None or raw is None or take.revision.is_ready or take.revision.media != clip:
        return
    with run.folder() as folder, open_local(clip.original) as film, open_local(raw.original) as pcm:
        work = Work(folder, run.report)
        found = _heard(film, pcm, take, work.part(0, 0.5))
        media = _made(film, pcm, take, found, work.part(0.5, 1))
    with run.fence():
        locked = Take.objects.select_for_update().get(pk=take_id)
        _write_down(locked, found, is_laid=media is not None)
        prepare_instead(take.revision, media or clip, by=take.revision.piece.maker)


def _heard(film: Path, raw: Path, take: Take, work: Work) -> Aligned | None:
    """Where the clip stands in the recording; None where nothing in it can be listened to."""
    around = Fraction(take.clip_at, RATE)
    try:
        return align(
            film, raw, folder=work.folder, how="correlation", around=around, reach=REACH,
            report=work.report,
        )  # fmt: skip
    except EngineError:
        return None


def _made(film: Path, raw: Path, take: Take, found: Aligned | None, work: Work) -> MediaFile | None:
    """The film with its better sound; None where the clip is better left as it is."""
    if found is not None and found.confidence <= LIKELY:
        return None
    output = work.folder / "film.mkv"
    try:
        lay_sound(film, raw, output, _under(take, found), work)
    except EngineError:
        return None
    name = f"{take.revision.piece.title}.mkv"
    once = f"film {take.key}"
    return keep_file(
        output, file_name=name, by=take.revision.piece.maker, came_as=once, is_prepared_later=True
    )


def _under(take: Take, found: Aligned | None) -> Under:
    start = take.trim_start if take.is_cut_at_its_start else None
    if found is None:
        return Under(take.clip_at, start, take.trim_end)
    return Under(found.samples, start, take.trim_end, found.drift_ppm)


def _write_down(take: Take, found: Aligned | None, *, is_laid: bool) -> None:
    clip: dict[str, object] = {"browser_samples": take.clip_at, "is_laid": is_laid}
    sure = min(take.confidence, UNHEARD)
    if found is not None:
        clip |= {
            "heard_samples": found.samples,
            "confidence": round(found.confidence, 3),
            "drift_ppm": found.drift_ppm,
        }
        if found.confidence > LIKELY:
            sure = take.confidence
            take.stand_in_sound(found.samples)
    take.place(take.offset_samples, take.placed_by, clip=clip, confidence=sure)
    follow_take(take)
