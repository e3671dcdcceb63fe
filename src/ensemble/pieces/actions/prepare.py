"""Prepare a file to be heard and seen: previews, pictures, peaks, and what it measures."""

from pathlib import Path

from ensemble.activity.actions.tell import tell
from ensemble.engine.errors import EngineError
from ensemble.engine.ingest.peaks import envelope, load
from ensemble.engine.ingest.prepare import prepare
from ensemble.engine.ingest.prepared import Derived as Made
from ensemble.engine.ingest.prepared import Prepared
from ensemble.foundation.files import open_local, store
from ensemble.foundation.jobs import Run, job
from ensemble.pieces.actions.settle import settle_piece
from ensemble.pieces.models import Derived, MediaFile, Piece
from ensemble.pieces.signals import announce, piece_prepared


@job(tries=3, lease=60)
def prepare_media(run: Run, media_id: int) -> None:
    """Derive what is shown from an original, and let its pieces go on.

    Harmless when run twice: files are named after their content, and rows are written inside
    the fence. A file that can't be prepared says why, and its maker is told.
    """
    media = MediaFile.objects.select_related("owner").get(pk=media_id)
    if media.prepared_at:
        return
    if twin := MediaFile.objects.prepared_twin_of(media):
        with run.fence():
            media.take_after(twin)
            _go_on(media)
        return
    with run.folder() as folder, open_local(media.original) as source:
        try:
            prepared = prepare(source, folder, report=run.report)
        except EngineError as error:
            _give_up(run, media, error.sentence)
            raise
        rows, facts = _store(prepared, media), _facts(prepared)
    with run.fence():
        media.derived.all().delete()
        Derived.objects.bulk_create(rows)
        media.remember(**facts)
        _go_on(media)


def _store(prepared: Prepared, media: MediaFile) -> list[Derived]:
    rows = [_row(made, media) for made in prepared.derived]
    # The waveforms of a short sound are the same at every zoom.
    return list({(row.role, row.content_type, row.width): row for row in rows}.values())


def _row(made: Made, media: MediaFile) -> Derived:
    return Derived(
        media=media,
        role=made.role,
        content_type=made.content_type,
        width=made.width or _points(made),
        height=made.height or 0,
        **_kept(made.path),
    )


def _points(made: Made) -> int:
    """Waveforms come in several zooms, told apart by how many points they have."""
    return len(load(made.path)["data"]) // 2 if made.role == "peaks" else 0


def _kept(path: Path) -> dict[str, str | int]:
    stored = store(path, folder="derived", suffix=path.suffix)
    return {"name": stored.name, "size": stored.size}


def _facts(prepared: Prepared) -> dict[str, object]:
    return {
        "kind": prepared.kind,
        "duration_ms": round(prepared.duration * 1000) if prepared.duration else None,
        "width": prepared.width,
        "height": prepared.height,
        "loudness_lufs": prepared.loudness_lufs,
        "envelope": _envelope(prepared.peaks),
    }


def _envelope(peaks: Path | None) -> list[int]:
    return [height * 100 // 128 for height in envelope(load(peaks))] if peaks else []


def _go_on(media: MediaFile) -> None:
    """Clear what may be cleared, and tell the maker of each published piece."""
    for piece in _pieces_of(media):
        settle_piece(piece)
        announce(piece_prepared, Piece, piece=piece)
        verb = "piece_ready" if piece.is_standing else "piece_waits"
        tell(piece.maker, verb, piece.get_absolute_url(), by=None, title=piece.title)


def _give_up(run: Run, media: MediaFile, sentence: str) -> None:
    with run.step():
        media.fail(sentence)
        for piece in _pieces_of(media):
            facts = {"title": piece.title, "reason": sentence}
            tell(piece.maker, "piece_failed", piece.get_absolute_url(), by=None, **facts)


def _pieces_of(media: MediaFile) -> list[Piece]:
    published = Piece.objects.filter(published_at__isnull=False, withdrawn_at=None)
    return list(published.filter(revisions__media=media).select_related("maker").distinct())
