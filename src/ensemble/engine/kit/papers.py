"""The papers of a kit: what it is, how to send something back, who made it, on which terms."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from ensemble.engine.interchange import tasl
from ensemble.engine.interchange.one_line import one_line
from ensemble.engine.kit.measures import Measure
from ensemble.engine.kit.midi import Markers
from ensemble.engine.sound.layers import RATE
from ensemble.engine.sound.stems import Stem
from ensemble.engine.timeline.words import Section
from ensemble.engine.times import fine_clock

BEATS = {
    Fraction(2): "half notes",
    Fraction(3, 2): "dotted quarter notes",
    Fraction(3, 4): "dotted eighth notes",
    Fraction(1, 2): "eighth notes",
    Fraction(1, 4): "sixteenth notes",
}
BACK = """\
To send something back
  Begin your bounce at 0:00 of this piece and let it last as long as the parts do: 48 kHz WAV or
  FLAC, 24 bit, without the click and without the other parts. Then its place is known at once.
  A bounce that was cut at its beginning is found by the time written in it, or by ear.
"""


@dataclass(frozen=True, slots=True)
class About:
    """What a kit says of its piece.

    `credits` say who did what, `told` title, author, source and licence; `note` is a line for
    the spec sheet; `date` (YYYY-MM-DD) and
    `time` (HH:MM:SS) are written into the recordings. Markers are seconds and words.
    """

    title: str
    measure: Measure
    credits: tuple[Section, ...] = ()
    told: tasl.Work | None = None
    markers: Markers = ()
    note: str = ""
    date: str = ""
    time: str = ""

    @property
    def terms(self) -> tasl.Work:
        return self.told or tasl.Work(tasl.Part(self.title))


def write_papers(
    folder: Path, about: About, stems: Sequence[Stem], paths: Sequence[Path]
) -> tuple[Path, ...]:
    """`about.txt`, `credits.txt`, and the terms as `credits.tasl.txt` and `.json`."""
    spec, names = folder / "about.txt", folder / "credits.txt"
    spec.write_text(_spec(about, stems, [str(path.relative_to(folder)) for path in paths]), "utf-8")
    names.write_text(_names(about), "utf-8")
    return spec, names, *tasl.write_beside(names, about.terms)


def project_facts(about: About) -> dict[str, str]:
    """The same for a program's project."""
    whole = about.terms.whole
    key = f"Key: {about.measure.key}" if about.measure.key else ""
    return {
        "Title": about.title,
        "Artist": ", ".join(whole.authors),
        "Copyright": " ".join(filter(None, (whole.licence, whole.licence_address))),
        "Website": whole.source,
        "Comment": key,
    }


def _tempo(measure: Measure) -> str:
    """As people count it, and as programs do."""
    quarters = f"{float(measure.tempo):g} quarter notes a minute"
    if measure.beat not in BEATS:
        return quarters
    return f"{float(measure.pace):g} {BEATS[measure.beat]} a minute, which is {quarters}"


def _spec(about: About, stems: Sequence[Stem], files: Sequence[str]) -> str:
    measure, samples = about.measure, stems[0].samples
    lines = [
        one_line(about.title),
        "",
        f"Tempo     {_tempo(measure)}",
        f"Bars      {measure.beats}/{measure.unit}",
        *([f"Key       {measure.key}"] if measure.key else []),
        f"Length    {fine_clock(Fraction(samples, RATE))} ({samples} samples)",
        "Sound     48 kHz, 24 bit, two channels, every file from 0:00 to the end",
        f"Level     {_level(stems[0].gain_db)}",
        *([f"Note      {one_line(about.note)}"] if about.note else []),
        "",
        *files,
        "tempo.mid            tempo, bars, key and markers",
        "project.dawproject   all of it, for programs that open it",
        "",
    ]
    return "\n".join([*lines, BACK])


def _level(gain_db: float) -> str:
    if gain_db >= 0:
        return "the parts together are the mix"
    return f"the parts together are the mix, all turned down by {-gain_db:.2f} dB"


def _names(about: About) -> str:
    """Each role with everyone who had it."""
    blocks = [one_line(about.title)]
    for section in about.credits:
        names = "\n".join(f"  {one_line(name)}" for name in section.names)
        blocks.append(f"{one_line(section.role)}\n{names}")
    return "\n\n".join(blocks) + "\n"
