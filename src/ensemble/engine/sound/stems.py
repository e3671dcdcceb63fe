"""Every track (or every clip) of a timeline as a recording of its own, all of the same length.

Laid under each other from 0:00 they are the mix again: their sum is the sum that `mix` makes
before any gain or limiter. Where one would pass full scale, all are turned down by one gain.
"""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO, Literal

import numpy as np

from ensemble.engine.ingest.sources import Sources
from ensemble.engine.interchange.file_names import file_name
from ensemble.engine.sound.bus import BLOCK, GRID, Whole
from ensemble.engine.sound.lanes import Lane, lane_count
from ensemble.engine.sound.layers import decibels, factor
from ensemble.engine.sound.scene import scene
from ensemble.engine.sound.sums import nothing_more, told, told_block
from ensemble.engine.sound.wave24 import head, packed
from ensemble.engine.timeline import Timeline
from ensemble.engine.work import Question, Report, Work, tell_nobody


@dataclass(frozen=True, slots=True)
class Stem:
    """A WAV file, 48 kHz, 24 bit, `samples` long, and the number of the track it is of.

    `gain_db` is what all stems were turned by; `peak_db` is after that.
    """

    path: Path
    name: str
    track: int
    samples: int
    peak_db: float
    gain_db: float


def write_stems(
    timeline: Timeline,
    folder_out: Path,
    folder: Path,
    *,
    each: Literal["track", "clip"] = "track",
    samples: int | None = None,
    sources: Sources | None = None,
    workers: int = 2,
    report: Report = tell_nobody,
    cancelled: Question | None = None,
) -> tuple[Stem, ...]:
    """Write `01 name.wav` and so on into `folder_out`, working in `folder`.

    Muted tracks and clips, and what has no sound, have no stem.
    """
    whole = scene(timeline, sources, samples)
    names = {number: track.name for number, track in enumerate(timeline.tracks)}
    parts = _by_track(whole, names) if each == "track" else _by_clip(whole)
    folder_out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder, prefix="stems-") as place:
        work = Work(Path(place), report, cancelled, workers)
        peaks = _written(parts, 0.0, work)
        gain_db = -max([0.0, *map(decibels, peaks)])
        if gain_db < 0:
            _written(parts, gain_db, work)
        return _delivered(parts, peaks, gain_db, folder_out, work)


@dataclass(frozen=True, slots=True)
class _Parts:
    """A lane that tells its tracks apart, with a name and the timeline's track for each."""

    lane: Lane
    names: tuple[str, ...]
    tracks: tuple[int, ...]


def _by_track(whole: Lane, names: dict[int, str]) -> _Parts:
    first = {layer.track: layer.source for layer in reversed(whole.layers)}
    apart = tuple(sorted(first))
    called = tuple(names.get(track) or first[track] for track in apart)
    return _Parts(replace(whole, apart=apart), called, apart)


def _by_clip(whole: Lane) -> _Parts:
    """Every layer as a track of its own; a bed's clips make room for all clips of its voices."""
    layers = tuple(replace(layer, track=at) for at, layer in enumerate(whole.layers))
    tracks = tuple(layer.track for layer in whole.layers)
    beds = tuple(
        replace(bed, track=at, voices=tuple(n for n, of in enumerate(tracks) if of in bed.voices))
        for bed in whole.beds
        for at, track in enumerate(tracks)
        if track == bed.track
    )
    apart = tuple(range(len(layers)))
    names = tuple(layer.source for layer in layers)
    return _Parts(replace(whole, layers=layers, beds=beds, apart=apart), names, tracks)


def _written(parts: _Parts, gain_db: float, work: Work) -> list[float]:
    """Write every part as `stem-N.wav` into the folder of the work; answer the peak of each."""
    groups = _groups(parts.lane)
    peaks: dict[int, float] = {}
    for begin in range(0, len(groups), work.workers):
        together = groups[begin : begin + work.workers]
        with ExitStack() as opened:
            streams = [told(lane, number, work, opened) for number, lane in enumerate(together)]
            files = {
                number: opened.enter_context((work.folder / f"stem-{number}.wav").open("wb"))
                for lane in together
                for number in lane.apart
            }
            for found in _filled(together, streams, files, gain_db, work):
                for number, peak in found.items():
                    peaks[number] = max(peaks.get(number, 0.0), peak)
    return [peaks.get(number, 0.0) for number in parts.lane.apart]


def _groups(whole: Lane) -> list[Lane]:
    """Lanes for some of the tracks each, with the voices that their beds have to hear."""
    count = lane_count(len(whole.apart), sum(layer.length for layer in whole.layers))
    shares = [whole.apart[at::count] for at in range(count)]
    return [_group(whole, share) for share in shares if share]


def _group(whole: Lane, share: tuple[int, ...]) -> Lane:
    beds = tuple(bed for bed in whole.beds if bed.track in share)
    needed = {*share, *(voice for bed in beds for voice in bed.voices)}
    layers = tuple(layer for layer in whole.layers if layer.track in needed)
    origins = {layer.source: whole.origins[layer.source] for layer in layers}
    return replace(whole, layers=layers, origins=origins, beds=beds, apart=share)


def _filled(
    together: Sequence[Lane],
    streams: Sequence[Iterator[Whole]],
    files: Mapping[int, BinaryIO],
    gain_db: float,
    work: Work,
) -> Iterator[dict[int, float]]:
    """Write block after block into every file; answer the peaks of each block."""
    samples = together[0].samples
    for file in files.values():
        file.write(head(samples))
    for start in range(0, samples, BLOCK):
        work.stop_if_asked()
        found = {}
        for lane, stream in zip(together, streams, strict=True):
            for number in lane.apart:
                block = told_block(stream, min(BLOCK, samples - start)) / GRID
                found[number] = float(np.abs(block).max())
                files[number].write(packed(block * factor(gain_db)))
        yield found
        work.report(start / samples, "Writing the stems.")
    for stream in streams:
        nothing_more(stream)


def _delivered(
    parts: _Parts, peaks: list[float], gain_db: float, folder_out: Path, work: Work
) -> tuple[Stem, ...]:
    digits = max(2, len(str(len(parts.names))))
    made = []
    for at, (name, track, peak) in enumerate(zip(parts.names, parts.tracks, peaks, strict=True)):
        target = folder_out / f"{at + 1:0{digits}} {file_name(name, 'stem')}.wav"
        shutil.move(work.folder / f"stem-{parts.lane.apart[at]}.wav", target)
        peak_db = decibels(peak) + gain_db
        made.append(Stem(target, name, track, parts.lane.samples, peak_db, gain_db))
    work.report(1.0, "The stems are written.")
    return tuple(made)
