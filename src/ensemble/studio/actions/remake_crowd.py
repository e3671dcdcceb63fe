"""The job that lays all takes of a crowd into one stem."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from ensemble.engine.sound.mix import mix
from ensemble.foundation.jobs import Run, job
from ensemble.pieces.actions.keep import keep_file, prepare_for
from ensemble.pieces.models import MediaFile
from ensemble.studio.actions.deliver_stem import deliver_stem, empty_crowd
from ensemble.studio.actions.forget_media import forget_media
from ensemble.studio.at_hand import at_hand, timeline_of_crowd
from ensemble.studio.atoms import atoms
from ensemble.studio.crowding import stem_length
from ensemble.studio.models import Crowd, Voice
from ensemble.studio.queries.crowds import voices_of
from ensemble.studio.queries.standing import still_stand

# How loud a stem is, whoever is in it: a fader in the mix has to mean the same tomorrow.
LOUDNESS = -18.0


@job(tries=3, lease=60)
def remake_crowd(run: Run, crowd_id: int) -> None:
    """Make a crowd's stem of whoever belongs in it now, from the last one as far as possible.

    Harmless when run twice: a stem of the same voices is the same file, kept once. Nothing is kept
    of it where somebody in it has left meanwhile: it is asked for anew by then.
    """
    crowd = Crowd.objects.select_related("call__project", "maker", "piece").get(pk=crowd_id)
    if crowd.call.project.finished_at is not None:
        return
    voices = voices_of(crowd)
    made_of = _name(voices)
    if crowd.made_of == made_of:
        return
    if not voices:
        with run.fence():
            empty_crowd(crowd)
        return
    media = _made(crowd, voices, made_of, run)
    if media.prepared_at is None:
        prepare_for(run, media)
    with run.fence():
        if still_stand(voice.revision.piece_id for voice in voices):
            deliver_stem(crowd, voices, media, made_of)
        elif not media.revisions.exists():
            forget_media(media)


def _name(voices: Sequence[Voice]) -> str:
    """A name for what is heard; empty where there is nothing."""
    facts = repr([(LOUDNESS, *voice.facts) for voice in voices])
    return hashlib.sha256(facts.encode()).hexdigest() if voices else ""


def _made(crowd: Crowd, voices: Sequence[Voice], made_of: str, run: Run) -> MediaFile:
    once = f"crowd {crowd.key} {made_of[:20]}"
    known = MediaFile.objects.filter(owner=crowd.maker, came_as=once).first()
    if known is not None:
        return known
    with run.folder() as folder:
        output = _mixed(crowd, voices, folder, run)
        name = f"{crowd.call.title}.flac"
        return keep_file(
            output, file_name=name, by=crowd.maker, came_as=once, is_prepared_later=True
        )


def _mixed(crowd: Crowd, voices: Sequence[Voice], folder: Path, run: Run) -> Path:
    output = folder / "crowd.flac"
    ends = [voice.at_samples + voice.length_samples for voice in voices]
    mix(
        at_hand(timeline_of_crowd(voices), [voice.revision for voice in voices]),
        output,
        folder,
        report=run.report,
        target_lufs=LOUDNESS,
        samples=stem_length(ends),
        cache=atoms(),
        kin=crowd.key,
    )
    return output
