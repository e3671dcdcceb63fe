"""Makes everything that pages and the studio need of one file: two starts of a program at most."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ensemble.engine.bounds import check_size
from ensemble.engine.prepare_check import checked
from ensemble.engine.prepare_film import prepare_film
from ensemble.engine.prepare_ingest import Ingest
from ensemble.engine.prepare_sound import prepare_sound
from ensemble.engine.prepared import CONTENT_TYPES, Derived, Prepared
from ensemble.engine.probe import LARGEST, from_answer
from ensemble.engine.sandbox_worker import ask, believed
from ensemble.engine.sniff import Format, sniff

ROLES = {"poster": "poster", "picture": "picture"}
Report = Callable[[float, str], None]


def prepare(
    source: Path,
    folder: Path,
    *,
    report: Report,
    cancelled: Callable[[], bool] | None = None,
    largest: int = LARGEST,
) -> Prepared:
    """Prepare `source`, whatever it is called, into `folder`; the original is only read.

    `report` gets 0..1 and a sentence. Raises Unsupported, Unreadable, TooLarge or Cancelled, and
    then leaves nothing behind.
    """
    report(0.0, "Looking into the file")
    check_size(source.stat().st_size, largest)
    found = sniff(source)
    with TemporaryDirectory(dir=folder) as work:
        made = checked(_made(source, found, Path(work), report, cancelled))
        moved = _moved(made, folder)
    report(1.0, "Ready")
    return moved


def _made(
    source: Path,
    found: Format,
    work: Path,
    report: Report,
    cancelled: Callable[[], bool] | None,
) -> Prepared:
    path = str(source.absolute())
    task, known_as = ("pictures", found.name) if found.is_picture else ("probe", found.demuxer)
    told = ask(task, path, known_as, str(work), folder=work, inputs=[source], cancelled=cancelled)
    probed = from_answer(found, told)
    with believed():
        shown = tuple(_derived(work, **made) for made in told["made"])
    if probed.kind == "image":
        return Prepared(
            "image", probed, probed.duration, probed.width, probed.height, pictures=shown
        )
    ingest = Ingest(source, probed, work, report, cancelled)
    if probed.kind == "audio":
        return prepare_sound(ingest)
    return replace(prepare_film(ingest), posters=shown)


def _derived(work: Path, *, role: str, name: str, width: int, height: int) -> Derived:
    path = work / Path(name).name
    return Derived(ROLES[role], path, CONTENT_TYPES[path.suffix[1:]], int(width), int(height))


def _moved(made: Prepared, folder: Path) -> Prepared:
    """The same, with its files moved from where programs may write to where they may not."""

    def move(one: Any) -> Any:
        return replace(one, path=one.path.rename(folder / one.path.name)) if one else None

    zooms = tuple(move(one) for one in made.zooms)
    return replace(
        made,
        previews=tuple(move(one) for one in made.previews),
        posters=tuple(move(one) for one in made.posters),
        pictures=tuple(move(one) for one in made.pictures),
        zooms=zooms,
        peaks=zooms[0].path if zooms else None,
        mezzanine=move(made.mezzanine),
    )
