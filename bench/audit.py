"""What is in a place after all the kills, compared with what it had acknowledged."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from bench.maker import Promises


def losses(all_promises: Iterable[Promises]) -> list[str]:
    """Name everything acknowledged that is gone or changed."""
    return [line for promises in all_promises for line in _losses(promises)]


def _losses(promises: Promises) -> Iterator[str]:
    from django.core.files.storage import default_storage

    from ensemble.pieces.models import MediaFile, Piece
    from ensemble.production.models import Render
    from ensemble.projects.models import Offer

    if promises.bytes_taken_back:
        yield f"{promises.bytes_taken_back} acknowledged bytes of uploads"
    for key, sha256 in promises.uploads.items():
        media = MediaFile.objects.filter(came_as=key).first()
        if media is None or media.sha256 != sha256:
            yield f"upload {key}"
        elif _sum_of(Path(default_storage.path(media.original))) != sha256:
            yield f"the bytes of {key}"
    yield from _missing("piece", Piece, promises.pieces)
    yield from _missing("offer", Offer, promises.offers)
    yield from _missing("render", Render, promises.renders)


def _missing(name: str, model: Any, keys: Iterable[str]) -> Iterator[str]:
    there = set(model.objects.values_list("key", flat=True))
    yield from (f"{name} {key}" for key in keys if key not in there)


def not_once() -> list[str]:
    """Name every job, piece, file, render and notice that isn't there exactly once."""
    return [*_jobs(), *_media(), *_pieces(), *_renders(), *_notices()]


def _jobs() -> Iterator[str]:
    from ensemble.foundation.models import Job

    for job in Job.objects.filter(finished_at=None):
        yield f"{job.name} is {job.state} after {job.attempt} attempts: {job.failure}"
    asked = Counter(str((job.name, job.arguments)) for job in Job.objects.all())
    yield from (f"asked {count} times for {name}" for name, count in asked.items() if count > 1)


def _media() -> Iterator[str]:
    from django.core.files.storage import default_storage

    from ensemble.pieces.models import Derived, MediaFile

    for media in MediaFile.objects.prefetch_related("derived"):
        roles = Counter((one.role, one.content_type, one.width) for one in media.derived.all())
        if not media.prepared_at or not roles or max(roles.values()) > 1:
            yield f"{media.file_name} has derived files {dict(roles)}"
    for one in Derived.objects.all():
        path = Path(default_storage.path(one.name))
        if not path.is_file() or path.stat().st_size != one.size:
            yield f"derived file {one.name}"


def _pieces() -> Iterator[str]:
    from ensemble.pieces.models import Piece

    titles = Counter(
        Piece.objects.filter(title__startswith="Noise ").values_list("title", flat=True)
    )
    yield from (f"{count} pieces {title}" for title, count in titles.items() if count > 1)
    for piece in Piece.objects.filter(title__startswith="Noise "):
        if not piece.is_standing:
            yield f"piece {piece.key} doesn't stand"


def _renders() -> Iterator[str]:
    from ensemble.lineage.models import Source
    from ensemble.pieces.models import MediaFile, Piece
    from ensemble.production.models import Render

    renders = list(Render.objects.all())
    made = Piece.objects.exclude(title__startswith="Noise ").count()
    kept = MediaFile.objects.filter(came_as__startswith="render ").count()
    if not made == kept == len(renders):
        yield f"{len(renders)} renders left {made} pieces and {kept} files"
    for render in renders:
        sources = Source.objects.filter(piece=render.piece).count()
        if render.piece_id is None or sources != render.parts.count():
            yield f"render {render.key} has {sources} sources"


def _notices() -> Iterator[str]:
    from ensemble.activity.models import Notice
    from ensemble.pieces.models import Piece
    from ensemble.production.models import Render

    told = Counter(Notice.objects.values_list("verb", "address"))
    ready = [("piece_ready", piece.get_absolute_url()) for piece in _that_waited(Piece)]
    rendered = [("rendered", f"/renders/{render.key}/") for render in Render.objects.all()]
    for expected in ready + rendered:
        if told[expected] != 1:
            yield f"{told[expected]} notices {expected}"


def _published(model: Any) -> Any:
    return model.objects.filter(published_at__isnull=False, title__startswith="Noise ")


def _that_waited(model: Any) -> Any:
    """Published before they were ready: only then is there something to tell."""
    from django.db.models import F

    return _published(model).filter(revisions__media__prepared_at__gt=F("published_at"))


def left_over(folder: Path) -> list[str]:
    """Name every file in the place's folder that nothing stands for."""
    from ensemble.foundation.models import Upload
    from ensemble.pieces.models import Derived, MediaFile

    named = {
        "uploads": set(Upload.objects.values_list("key", flat=True)),
        "files/originals": set(MediaFile.objects.values_list("original", flat=True)),
        "files/derived": set(Derived.objects.values_list("name", flat=True)),
        "files/.drafts": set(),
        "temporary": set(),
    }
    return [line for part, names in named.items() for line in _strays(folder, part, names)]


def _strays(folder: Path, part: str, names: set[str]) -> Iterator[str]:
    start = folder / "files" if part.startswith("files/") else folder / part
    for path in sorted((folder / part).rglob("*")):
        # A living process has a folder for what it throws away; what is in it is not for ever.
        is_own = part == "temporary" and path.parent == start
        if (
            is_own
            or str(path.relative_to(start)) in names
            or (path.is_dir() and part != "temporary")
        ):
            continue
        yield str(path.relative_to(folder))


def _sum_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
