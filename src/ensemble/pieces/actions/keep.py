"""Keep an original, untouched, and have it prepared."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.engine.errors import EngineError, OurFault
from ensemble.engine.ingest.probe import probe
from ensemble.foundation.files import store
from ensemble.foundation.jobs import Run
from ensemble.foundation.refusal import OurTrouble, Refused
from ensemble.people.models import Member
from ensemble.pieces.actions.prepare import prepare_media
from ensemble.pieces.models import MediaFile


def keep_file(
    path: Path,
    *,
    file_name: str,
    by: Member,
    came_as: str | None = None,
    priority: int = 0,
    is_prepared_later: bool = False,
) -> MediaFile:
    """Look into a file, store it under its SHA-256 and ask for its preparation.

    `came_as` names the upload that brought it: the same one is kept once. Preparations of higher
    `priority` come first; with `is_prepared_later` whoever keeps it asks (`prepare_for`). Raises
    Refused with the engine's sentence for what can't be opened.
    Not atomic: a long copy must lock nothing.
    """
    if known := _known(by, came_as):
        return known
    with engine_answers():
        kind = probe(path).kind
    stored = store(path, folder="originals", suffix="")
    media = MediaFile(
        owner=by,
        kind=kind,
        original=stored.name,
        file_name=Path(file_name.replace("\\", "/")).name.replace("\0", "")[:200],
        sha256=stored.sha256,
        size=stored.size,
        came_as=came_as,
    )
    try:
        return _write(media, by, None if is_prepared_later else priority)
    except IntegrityError:
        if known := _known(by, came_as):
            return known
        raise


@contextmanager
def engine_answers() -> Iterator[None]:
    """Tell a member what the engine makes of a file, or that it couldn't even look at it."""
    try:
        yield
    except EngineError as error:
        raise Refused(error.sentence) from error
    except OurFault as error:
        raise OurTrouble(
            _("Something here failed before we could look at your file. It is kept; try again.")
        ) from error


def _known(by: Member, came_as: str | None) -> MediaFile | None:
    return MediaFile.objects.of(by).filter(came_as=came_as).first() if came_as else None


def prepare_for(run: Run, media: MediaFile) -> None:
    """Have a kept file prepared as a part of a job, which goes on when that is done."""
    with run.parts():
        media.be_prepared_by(prepare_media.later(media.pk, by=media.owner, parent=run.job))


@transaction.atomic
def _write(media: MediaFile, by: Member, priority: int | None) -> MediaFile:
    media.save()
    twin = MediaFile.objects.prepared_twin_of(media)
    if not media.take_after(twin) and priority is not None:
        media.be_prepared_by(prepare_media.later(media.pk, by=by, priority=priority))
    record("kept", media, by=by)
    return media
