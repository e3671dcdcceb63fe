"""Layers of sound become one file, exact to the sample.

Nothing is squeezed. When the sum would pass -1 dBFS the whole mix is turned down by one gain, so
it stays an exact, scaled sum of its layers. Hand in the gain that an earlier mix told, and its
level stays as it was. The same timeline always makes the same bytes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import inf, log10
from pathlib import Path

import numpy as np

from ensemble.engine import audio
from ensemble.engine.bus import BLOCK, FRAME_BYTES, Block, write_sum
from ensemble.engine.errors import Unsupported
from ensemble.engine.layers import RATE, factor, layers
from ensemble.engine.sources import Sources, survey
from ensemble.engine.stems import decode_stems
from ensemble.engine.timeline import Timeline
from ensemble.engine.times import to_frames
from ensemble.engine.wave24 import write_wave
from ensemble.engine.work import Question, Report, Work, tell_nobody

CEILING_DB = -1.0


@dataclass(frozen=True, slots=True)
class Mixed:
    """A finished mix. `gain_db` is what the whole was turned by; `peak_db` is after that."""

    path: Path
    duration: Fraction
    gain_db: float
    peak_db: float
    loudness_lufs: float


def mix(
    timeline: Timeline,
    output: Path,
    folder: Path,
    *,
    report: Report = tell_nobody,
    cancelled: Question | None = None,
    gain_db: float = 0.0,
    samples: int | None = None,
    sources: Sources | None = None,
    workers: int = 2,
) -> Mixed:
    """Write `output` (.wav or .flac, 48 kHz, 24 bit, `samples` long), working in `folder`.

    `gain_db` turns the whole mix; it is lowered only where the peak would pass -1 dBFS.
    """
    if output.suffix not in {".wav", ".flac"}:
        raise Unsupported("A mix is written as .wav or .flac.")
    work = Work(folder, report, cancelled, workers)
    length = to_frames(timeline.duration, RATE) if samples is None else samples
    peak_db = _decibels(_sum(timeline, sources or survey(timeline), length, work))
    turned = min(gain_db, CEILING_DB - peak_db)
    write_wave(folder / "mix.wav", _turned(folder / "bus.f32", factor(turned)), samples=length)
    return _finished(output, Fraction(length, RATE), turned, peak_db + turned, work)


def _sum(timeline: Timeline, sources: Sources, length: int, work: Work) -> float:
    heard = layers(timeline)
    stems = decode_stems(heard, sources, work.part(0, 0.6))
    bus = work.folder / "bus.f32"
    peak = write_sum(heard, stems, bus, samples=length, work=work.part(0.6, 0.9))
    for stem in stems.values():
        stem.unlink()
    return peak


def _finished(
    output: Path, duration: Fraction, gain_db: float, peak_db: float, work: Work
) -> Mixed:
    wave = work.folder / "mix.wav"
    loud = audio.loudness(wave, work)
    audio.deliver(wave, output, work)
    work.report(1.0, "The mix is made.")
    return Mixed(output, duration, gain_db, peak_db, loud)


def _turned(bus: Path, by: float) -> Iterator[Block]:
    """The bus in blocks, turned; it is gone afterwards."""
    with bus.open("rb") as file:
        while piece := file.read(BLOCK * FRAME_BYTES):
            yield np.frombuffer(piece, "<f4").reshape(-1, 2) * np.float32(by)
    bus.unlink()


def _decibels(peak: float) -> float:
    return 20 * log10(peak) if peak > 0 else -inf
