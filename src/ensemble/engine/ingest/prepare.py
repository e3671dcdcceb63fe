"""Makes everything that pages and the studio need of one file, and looks at it once more."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ensemble.engine.bounds import check_size
from ensemble.engine.ingest.prepare_check import checked
from ensemble.engine.ingest.prepare_film import derived_from, prepare_film
from ensemble.engine.ingest.prepare_ingest import Ingest
from ensemble.engine.ingest.prepare_sound import prepare_sound
from ensemble.engine.ingest.prepared import Prepared
from ensemble.engine.ingest.probe import LARGEST, from_answer
from ensemble.engine.ingest.sniff import Format, sniff
from ensemble.engine.process.sandbox_worker import ask, believed
from ensemble.engine.work import Question, Report


def prepare(
    source: Path,
    folder: Path,
    *,
    report: Report,
    cancelled: Question | None = None,
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
        made = checked(_made(source, found, Path(work), report, cancelled), cancelled)
        moved = _moved(made, folder)
    report(1.0, "Ready")
    return moved


def _made(
    source: Path,
    found: Format,
    work: Path,
    report: Report,
    cancelled: Question | None,
) -> Prepared:
    if found.is_picture:
        return _pictures(source, found, work, cancelled)
    path = str(source.absolute())
    told = ask("probe", path, found.demuxer, folder=work, inputs=[source], cancelled=cancelled)
    ingest = Ingest(source, from_answer(found, told), work, report, cancelled)
    return prepare_sound(ingest) if ingest.probe.kind == "audio" else prepare_film(ingest)


def _pictures(source: Path, found: Format, work: Path, cancelled: Question | None) -> Prepared:
    words = (str(source.absolute()), found.name, str(work))
    told = ask("pictures", *words, folder=work, inputs=[source], cancelled=cancelled)
    probed = from_answer(found, told)
    with believed():
        shown = tuple(derived_from(work, **one) for one in told["made"])
    measures = (probed.duration, probed.width, probed.height)
    return Prepared("image", probed, *measures, pictures=shown)


def _moved(made: Prepared, folder: Path) -> Prepared:
    """The same, with its files moved from where programs may write to where they may not."""

    def move(one: Any) -> Any:
        return replace(one, path=one.path.rename(folder / one.path.name)) if one else None

    zooms = tuple(move(one) for one in made.zooms)
    strip = made.strip
    if strip:
        strip = replace(strip, sheets=tuple(move(one) for one in strip.sheets))
    return replace(
        made,
        strip=strip,
        previews=tuple(move(one) for one in made.previews),
        posters=tuple(move(one) for one in made.posters),
        pictures=tuple(move(one) for one in made.pictures),
        zooms=zooms,
        peaks=zooms[0].path if zooms else None,
        mezzanine=move(made.mezzanine),
    )
