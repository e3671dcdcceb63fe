"""One pass of ffmpeg over a file: what both sound and film need of it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from ensemble.engine.bounds import BROKEN, SECONDS, check_seconds
from ensemble.engine.errors import RenderFailed, Unreadable
from ensemble.engine.ingest.loudness import FILTER
from ensemble.engine.ingest.peaks import Peaks
from ensemble.engine.ingest.prepared import Derived
from ensemble.engine.ingest.probe import Probe
from ensemble.engine.process import ffmpeg, guards
from ensemble.engine.process.sandbox import Limits

RATE = 48_000
NAMELESS = (*guards.PLAIN_SOUND, "-map_chapters", "-1", "-flags:v", "+bitexact")
AAC = ("-c:a", "aac", "-b:a", "160k", "-movflags", "+faststart")
# Many channels into two: no sum of full ones is louder than one, so that nothing is cut off.
TOGETHER = "rematrix_maxval=1"
LONGEST = str(SECONDS + 1)
MAKING = "Making a version for the page"


@dataclass(frozen=True)
class Ingest:
    """A file that was probed, and the folder in which its versions are made."""

    source: Path
    probe: Probe
    folder: Path
    report: Callable[[float, str], None]
    cancelled: Callable[[], bool] | None = None

    def run(self, arguments: Sequence[str]) -> tuple[Peaks, str]:
        """Run ffmpeg; where there is sound, its `[wave]` becomes peaks. Also what ffmpeg said."""
        peaks = Peaks(RATE)
        hears = peaks.feed if self.probe.has_audio else None
        said = self.make([*arguments, *self._wave()], hears)
        peaks.finish()
        return self._checked(peaks), said

    def make(self, arguments: Sequence[str], sink: ffmpeg.Sink | None = None) -> str:
        """Run ffmpeg over the file, and return what it said. Raises Unreadable where it fails."""
        try:
            return ffmpeg.run(
                arguments,
                folder=self.folder,
                inputs=[self.source],
                duration=self.probe.duration,
                report=lambda done: self.report(0.1 + 0.88 * done, MAKING),
                limits=self._limits(),
                cancelled=self.cancelled,
                sink=sink,
            )
        except RenderFailed as error:
            raise Unreadable(BROKEN) from error

    def normal(self) -> str:
        """The filter that makes any sound 48 kHz, mono or stereo, from the beginning on."""
        layout = "mono" if self.probe.channels == 1 else "stereo"
        line = f"aresample={RATE}:ochl={layout}:{TOGETHER}:async=1:first_pts=0"
        return f"[0:{self.probe.audio_index}]{line},aformat=channel_layouts={layout}"

    def measured(self) -> str:
        """The filters after `[peaks]`: loudness in passing, then one channel for the waveform."""
        mixed = "" if self.probe.channels == 1 else "pan=mono|c0=0.5*c0+0.5*c1,"
        return f"[peaks]{FILTER},{mixed}aformat=s16[wave]"

    def zooms(self, peaks: Peaks) -> Iterator[Derived]:
        """The waveforms as files."""
        for path in peaks.save(self.folder):
            yield Derived("peaks", path, "application/json")

    def _wave(self) -> tuple[str, ...]:
        output = ("-map", "[wave]", "-t", LONGEST, "-f", "s16le", "pipe:1")
        return output if self.probe.has_audio else ()

    def _limits(self) -> Limits:
        """Sound is made forty times as fast as it plays; film about as fast on a slow machine."""
        each = 8 if self.probe.kind == "video" else 0.5
        seconds = int(120 + float(self.probe.duration) * each)
        return Limits(cpu_seconds=seconds, wall_seconds=2 * seconds)

    def _checked(self, peaks: Peaks) -> Peaks:
        check_seconds(Fraction(peaks.samples, RATE))
        if self.probe.kind == "audio" and not peaks.samples:
            raise Unreadable(BROKEN)
        return peaks
