"""Layers of sound become one file, exact to the sample.

As it stands nothing is squeezed: when the sum would pass -1 dBFS the whole mix is turned down by
one gain, so it stays an exact, scaled sum of its layers. With a target of loudness, or with the
limiter, only the peaks are turned down that would pass -1 dBTP. Hand in the gain that an earlier
mix told, and its level stays as it was. The same timeline always makes the same bytes.
"""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import inf, isfinite
from pathlib import Path
from tempfile import TemporaryDirectory

from ensemble.engine.cache.folder import Cache
from ensemble.engine.errors import Unsupported
from ensemble.engine.ingest.sources import Sources
from ensemble.engine.sound import audio
from ensemble.engine.sound.bus import GRID
from ensemble.engine.sound.bus_stream import sums_in
from ensemble.engine.sound.lanes import Lane, lanes
from ensemble.engine.sound.layers import RATE, decibels, factor
from ensemble.engine.sound.limiter import CEILING_DB, Sound, Steps, turn_downs, turned_down
from ensemble.engine.sound.scene import scene
from ensemble.engine.sound.sound_key import prints
from ensemble.engine.sound.sum_cache import Kept, kept_sum
from ensemble.engine.sound.sums import write_sum
from ensemble.engine.sound.wave24 import write_wave
from ensemble.engine.timeline import Timeline
from ensemble.engine.work import Question, Report, Work, tell_nobody

# Further than this a limiter would be heard more than the music.
MOST_AGAIN_DB = 3.0
NEAR_LU = 0.15


@dataclass(frozen=True, slots=True)
class Mixed:
    """A finished mix. `gain_db` is what the whole was turned by; `peak_db` is after that.

    `limited_db` is by how much the limiter turned down the highest peak (0: not one sample).
    """

    path: Path
    duration: Fraction
    gain_db: float
    peak_db: float
    loudness_lufs: float
    limited_db: float = 0.0


def mix(
    timeline: Timeline,
    output: Path,
    folder: Path,
    *,
    report: Report = tell_nobody,
    cancelled: Question | None = None,
    gain_db: float = 0.0,
    target_lufs: float | None = None,
    limiter: bool = False,
    samples: int | None = None,
    sources: Sources | None = None,
    workers: int = 2,
    also: Mapping[Path, Sequence[str]] | None = None,
    cache: Cache | None = None,
    kin: str = "",
) -> Mixed:
    """Write `output` (.wav or .flac, 48 kHz, 24 bit, `samples` long), working in `folder`.

    `gain_db` turns the whole mix. Without `limiter` it is lowered where the peak would pass
    -1 dBFS. `target_lufs` (-14 for the web, -23 for broadcast) chooses the gain, and limits.
    `also` are further files in the same pass, with ffmpeg's options for each. With a `cache`, a
    mix that differs little from an earlier one of the same `kin` (letters and digits that name
    what it is a state of) and length is made from its sum.
    """
    if output.suffix not in {".wav", ".flac"}:
        raise Unsupported("A mix is written as .wav or .flac.")
    whole = scene(timeline, sources, samples)
    with TemporaryDirectory(dir=folder, prefix="mix-") as place:
        work = Work(Path(place), report, cancelled, workers)
        kept = Kept(cache, kin) if cache else None
        known = prints(timeline, whole, sources) if kept else {}
        bus = _summed(whole, known, kept, work.part(0, 0.8))
        if target_lufs is None:
            made = _written(bus, gain_db, work, limits=limiter)
        else:
            made = _as_loud(bus, target_lufs, work)
        return _delivered(made, output, also or {}, work)


@dataclass(frozen=True, slots=True)
class _Bus:
    """The sum on disk, as it is without any gain."""

    path: Path
    samples: int
    peak_db: float

    def turned(self, gain_db: float) -> Iterator[Sound]:
        """Its blocks, full scale is 1."""
        by = factor(gain_db) / GRID
        return (block * by for block in sums_in(self.path))


def _summed(whole: Lane, known: Mapping[str, str], kept: Kept | None, work: Work) -> _Bus:
    path = work.folder / "sum.bus"
    if kept:
        path, peak = kept_sum(whole, known, kept, work)
    else:
        peak = write_sum(list(lanes(whole)), path, samples=whole.samples, work=work)
    return _Bus(path, whole.samples, decibels(peak))


def _as_loud(bus: _Bus, target_lufs: float, work: Work) -> Mixed:
    """Bring it to that loudness. What the limiter takes is given again, as far as is musical."""
    gain = first = _gain_for(target_lufs, bus, work)
    made = _written(bus, gain, work, limits=True)
    while made.limited_db and gain - first < MOST_AGAIN_DB:
        short = target_lufs - audio.finish(made.path, {}, work)
        if short < NEAR_LU:
            break
        gain = round(min(gain + short, first + MOST_AGAIN_DB), 2)
        made = _written(bus, gain, work, limits=True)
    return made


def _gain_for(target_lufs: float, bus: _Bus, work: Work) -> float:
    """What brings the sum to that loudness: measured as loud as it can be, nothing cut off."""
    if not isfinite(bus.peak_db):
        return 0.0
    loudest = CEILING_DB - bus.peak_db
    wave = work.folder / "measured.wav"
    write_wave(wave, bus.turned(loudest), samples=bus.samples)
    loud = audio.finish(wave, {}, work)
    wave.unlink()
    return round(target_lufs - loud + loudest, 2) if isfinite(loud) else 0.0


def _written(bus: _Bus, gain_db: float, work: Work, *, limits: bool) -> Mixed:
    wave = work.folder / "mix.wav"
    by = turn_downs(bus.turned(gain_db)) if limits else None
    turned = gain_db if limits else min(gain_db, CEILING_DB - bus.peak_db)
    write_wave(wave, _limited(bus.turned(turned), by), samples=bus.samples)
    lowered = 0.0 if by is None else float(-by.min())
    peak_db = bus.peak_db + turned
    return Mixed(
        wave,
        Fraction(bus.samples, RATE),
        turned,
        peak_db if by is None else min(peak_db, CEILING_DB),
        -inf,
        lowered,
    )


def _limited(blocks: Iterator[Sound], by: Steps | None) -> Iterator[Sound]:
    start = 0
    for block in blocks:
        yield block if by is None else turned_down(block, start, by)
        start += len(block)


def _delivered(made: Mixed, output: Path, also: Mapping[Path, Sequence[str]], work: Work) -> Mixed:
    """Measure it, write it in every form in the same pass, and put all of them in their places."""
    forms = dict(also) if output.suffix == ".wav" else {output: (), **also}
    near = {work.folder / f"form-{at}{path.suffix}": path for at, path in enumerate(forms)}
    options = dict(zip(near, forms.values(), strict=True))
    loud = audio.finish(made.path, options, work)
    if output.suffix == ".wav":
        near[made.path] = output
    for path, place in near.items():
        shutil.move(path, place)
    work.report(1.0, "The mix is made.")
    return replace(made, path=output, loudness_lufs=loud)
