"""A kit to take away: every part of a piece as a recording, and all that a music program wants.

Whatever is made with it comes back as a bounce that begins at 0:00, and `align` finds its place.
"""

import shutil
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from ensemble.engine.errors import Unsupported
from ensemble.engine.interchange.file_names import file_names
from ensemble.engine.kit.dawproject import Lane, write_dawproject
from ensemble.engine.kit.measures import clicks
from ensemble.engine.kit.midi import tempo_map
from ensemble.engine.kit.papers import About, project_facts, write_papers
from ensemble.engine.sound.bext import Bext
from ensemble.engine.sound.broadcast import header, write_broadcast
from ensemble.engine.sound.layers import RATE
from ensemble.engine.sound.stems import Stem, write_stems
from ensemble.engine.sound.wave24 import head
from ensemble.engine.timeline import Timeline
from ensemble.engine.work import Question, Report, Work, tell_nobody

COPIED = 1 << 20


@dataclass(frozen=True, slots=True)
class Kit:
    """Where everything lies. All recordings have `samples` at 48 kHz, 24 bit, two channels.

    `gain_db` is what all stems were turned by, so that none is too loud.
    """

    folder: Path
    stems: tuple[Path, ...]
    click: Path
    tempo_map: Path
    project: Path
    papers: tuple[Path, ...]
    samples: int
    gain_db: float


def write_kit(
    timeline: Timeline,
    folder_out: Path,
    folder: Path,
    *,
    about: About,
    report: Report = tell_nobody,
    cancelled: Question | None = None,
) -> Kit:
    """Make a kit in `folder_out`, which is new or empty, working in `folder`.

    Raises Unsupported for a folder that holds something, and for a timeline without sound.
    """
    folder_out.mkdir(parents=True, exist_ok=True)
    if any(folder_out.iterdir()):
        raise Unsupported("There is something in this folder. Name a new one for the kit.")
    work = Work(folder, report, cancelled)
    stems = _stems(timeline, work.part(0, 0.7))
    samples = stems[0].samples
    paths = _stamped(stems, folder_out / "stems", about, work.part(0.7, 0.85))
    click = folder_out / "click.wav"
    write_broadcast(
        click, clicks(about.measure, samples), samples=samples, bext=_bext("Click", about)
    )
    lanes = [Lane(stem.name, path) for stem, path in zip(stems, paths, strict=True)]
    tempo, project = _for_programs([*lanes, Lane("Click", click, muted=True)], samples, about)
    papers = write_papers(folder_out, about, stems, [*paths, click])
    work.report(1.0, "The kit is made.")
    return Kit(folder_out, tuple(paths), click, tempo, project, papers, samples, stems[0].gain_db)


def _stems(timeline: Timeline, work: Work) -> tuple[Stem, ...]:
    timeline.check()
    stems = write_stems(
        timeline,
        work.folder / "apart",
        work.folder,
        workers=work.workers,
        report=work.report,
        cancelled=work.cancelled,
    )
    if not stems:
        raise Unsupported("There is nothing to hear in this piece yet, so there is no kit of it.")
    return stems


def _stamped(stems: tuple[Stem, ...], folder: Path, about: About, work: Work) -> list[Path]:
    """The same samples under safe names, with the time and the piece they belong to."""
    folder.mkdir()
    digits = max(2, len(str(len(stems))))
    paths = []
    names = file_names([stem.name for stem in stems], "part")
    for number, (stem, name) in enumerate(zip(stems, names, strict=True), 1):
        work.stop_if_asked()
        path = folder / f"{number:0{digits}} {name}.wav"
        with stem.path.open("rb") as bare, path.open("wb") as file:
            bare.seek(len(head(stem.samples)))
            file.write(header(stem.samples, _bext(stem.name, about)))
            shutil.copyfileobj(bare, file, COPIED)
        stem.path.unlink()
        paths.append(path)
        work.report(number / len(stems), "Writing the parts.")
    return paths


def _bext(name: str, about: About) -> Bext:
    return Bext(0, f"{about.title}: {name}", date=about.date, time=about.time)


def _for_programs(lanes: list[Lane], samples: int, about: About) -> tuple[Path, Path]:
    """The tempo as MIDI, and the whole as a project; both beside the click."""
    folder = lanes[-1].path.parent
    tempo, project = folder / "tempo.mid", folder / "project.dawproject"
    seconds = Fraction(samples, RATE)
    tempo.write_bytes(
        tempo_map(about.measure, seconds=seconds, title=about.title, markers=about.markers)
    )
    write_dawproject(
        project,
        lanes,
        measure=about.measure,
        seconds=seconds,
        facts=project_facts(about),
        markers=about.markers,
    )
    return tempo, project
