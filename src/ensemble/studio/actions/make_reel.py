"""Make a recording ready to be mixed in a browser."""

from pathlib import Path

from ensemble.engine.sound.reel import write_reel
from ensemble.engine.timeline import Clip, Media, Timeline, Track
from ensemble.engine.work import Work
from ensemble.foundation.files import open_local, store
from ensemble.foundation.jobs import Run, job
from ensemble.pieces.models import Derived, MediaFile
from ensemble.studio.queries.reels import REEL
from ensemble.studio.timeline import lasting_of

TYPE = "application/octet-stream"


@job(tries=3, lease=60)
def make_reel(run: Run, media_id: int) -> None:
    """Cut a file into stretches, once: decoded and resampled as the finished mix will hear it."""
    media = MediaFile.objects.get(pk=media_id)
    if media.derived.filter(role=REEL).exists() or media.prepared_at is None:
        return
    with run.folder() as folder, open_local(media.original) as source:
        output = folder / "made.reel"
        _write(media, source, output, Work(folder, run.report))
        stored = store(output, folder="derived", suffix=".reel")
    with run.fence():
        facts = {"name": stored.name, "size": stored.size}
        Derived.objects.get_or_create(media=media, role=REEL, content_type=TYPE, defaults=facts)


def _write(media: MediaFile, source: Path, output: Path, work: Work) -> None:
    clip = Clip(Media(media.file_name, source, "audio", media.sha256), lasting_of(media))
    write_reel(Timeline((Track("sound", (clip,)),)), output, work)
