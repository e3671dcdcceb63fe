"""The waveform of any file that can be heard, by the shortest way that its kind allows."""

import struct
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from ensemble.engine.bounds import BROKEN, SECONDS, check_seconds, check_size
from ensemble.engine.errors import RenderFailed
from ensemble.engine.ingest.first_sound import first_sound
from ensemble.engine.ingest.peaks import Peaks
from ensemble.engine.ingest.peaks_wave import peaks_of_wave
from ensemble.engine.ingest.probe import LARGEST
from ensemble.engine.ingest.sniff import sniff
from ensemble.engine.process import ffmpeg, guards
from ensemble.engine.process.sandbox import Limits

LIMITS = Limits(cpu_seconds=1_800, wall_seconds=3_600)
# Decoders give a thousand samples at a time; handing on sixteen thousand costs a third less.
AS_WAVE = (
    *("-af", "asetnsamples=n=16384:p=0", "-c:a", "pcm_s16le"),
    *(*guards.PLAIN_SOUND, "-t", str(SECONDS + 1), "-f", "wav"),
)


def waveform(
    source: Path,
    folder: Path,
    *,
    cancelled: Callable[[], bool] | None = None,
    largest: int = LARGEST,
) -> Peaks:
    """Draw all channels of a sound or a film as one line, at the rate of the file.

    `folder` is where a tied program may write. Raises Unsupported, Unreadable, TooLarge, Cancelled.
    """
    check_size(source.stat().st_size, largest)
    found = sniff(source)
    simple = peaks_of_wave(source) if found.name == "wav" else None
    if simple:
        return simple
    with TemporaryDirectory(dir=folder) as work:
        place = Path(work)
        listen = partial(_run, source, found.demuxer, work=place, cancelled=cancelled)
        return first_sound(source, found, listen, place)


@dataclass
class Heard:
    """Takes in a WAV as it comes through a pipe: a header that tells what follows, and that."""

    peaks: Peaks | None = None
    _head: bytes = b""

    def feed(self, piece: bytes) -> None:
        if self.peaks:
            self.peaks.feed(piece)
            return
        self._head += piece
        start = self._head.find(b"data", 12) + 8
        if start < 8 or len(self._head) < start:
            return
        channels, rate = struct.unpack_from("<HI", self._head, 22)
        self.peaks = Peaks(max(1, rate), max(1, channels))
        self.peaks.feed(self._head[start:])


def _run(
    source: Path, demuxer: str, track: str, *, work: Path, cancelled: Callable[[], bool] | None
) -> Peaks:
    heard = Heard()
    arguments = [*guards.source(source, demuxer), "-map", track, *AS_WAVE, "pipe:1"]
    ffmpeg.run(
        arguments,
        folder=work,
        inputs=[source],
        limits=LIMITS,
        cancelled=cancelled,
        sink=heard.feed,
    )
    if heard.peaks is None:
        raise RenderFailed(BROKEN)
    heard.peaks.finish()
    if not heard.peaks.samples:
        raise RenderFailed(BROKEN)
    check_seconds(Fraction(heard.peaks.samples, heard.peaks.rate))
    return heard.peaks
