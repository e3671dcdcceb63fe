"""Sounds bounced into one file to play along with: small, and decoded exactly by every browser.

Measured with Chromium and Firefox: FLAC and Opus in Ogg decode to exactly the samples that went
in, Opus in WebM is 24 samples short or loses its end. Opus is a tenth of the size.
"""

from dataclasses import dataclass
from pathlib import Path

from ensemble.engine.cache.folder import Cache
from ensemble.engine.ingest.peaks import envelope
from ensemble.engine.ingest.peaks_wave import peaks_of_wave
from ensemble.engine.ingest.sources import Sources, survey
from ensemble.engine.sound.layers import RATE
from ensemble.engine.sound.mix import mix
from ensemble.engine.timeline import Timeline
from ensemble.engine.times import to_frames
from ensemble.engine.work import Report, tell_nobody

FLAC = ("-c:a", "flac", "-sample_fmt", "s16", "-compression_level", "8")
OPUS = {1: ("-c:a", "libopus", "-b:a", "80k"), 2: ("-c:a", "libopus", "-b:a", "128k")}


@dataclass(frozen=True, slots=True)
class Bounced:
    """The same sound twice, `samples` long at 48 kHz; `drawn` are about 200 heights of 0 to 128."""

    flac: Path
    opus: Path
    samples: int
    channels: int
    drawn: list[int]


def bounce(
    timeline: Timeline, folder: Path, *, report: Report = tell_nobody, cache: Cache | None = None
) -> Bounced:
    """Write `bounce.flac` (16 bits) and `bounce.ogg` in `folder`, mono where all of it is mono."""
    sources = survey(timeline, cache)
    channels = 1 if _is_mono(timeline, sources) else 2
    flac, opus, wave = (folder / f"bounce.{kind}" for kind in ("flac", "ogg", "wav"))
    shape = ("-ac", str(channels))
    forms = {flac: (*FLAC, *shape), opus: (*OPUS[channels], *shape)}
    made = mix(timeline, wave, folder, report=report, sources=sources, also=forms, cache=cache)
    drawn = _drawn(wave)
    wave.unlink()
    return Bounced(flac, opus, to_frames(made.duration, RATE), channels, drawn)


def _is_mono(timeline: Timeline, sources: Sources) -> bool:
    in_the_middle = all(not track.pan for track in timeline.tracks)
    return in_the_middle and all(source.channels <= 1 for source in sources.values())


def _drawn(wave: Path) -> list[int]:
    peaks = peaks_of_wave(wave)
    return envelope(peaks.zoom(200)) if peaks else []
