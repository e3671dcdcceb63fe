"""Lays a recording under the picture of a film, in place of the film's own sound."""

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from ensemble.engine.bounds import BROKEN
from ensemble.engine.errors import RenderFailed, Unreadable, Unsupported
from ensemble.engine.ingest.mezzanine import H264
from ensemble.engine.ingest.prepare_ingest import LONGEST, NAMELESS, RATE
from ensemble.engine.ingest.prepare_sound import flac_options
from ensemble.engine.ingest.probe import Probe, probe
from ensemble.engine.process import ffmpeg, guards
from ensemble.engine.process.sandbox import Limits
from ensemble.engine.times import decimal, to_frames
from ensemble.engine.work import Work

LEAST = RATE // 20
# A picture is set right that would be so many samples away by its end: lips are seen to be off.
SEEN, MOST_PPM = RATE // 200, 1_000
NOTHING = "Nothing would be left of this film. Leave a little more of it."


@dataclass(frozen=True, slots=True)
class Under:
    """Where a film stands in a recording, in samples of it at 48 kHz.

    The film's time 0 is `at`, before the recording where it is negative; `start` and `end` say
    which stretch is kept (None: as far as there is a picture). `drift_ppm` is how much longer the
    recording takes than the film for the same.
    """

    at: int
    start: int | None = None
    end: int | None = None
    drift_ppm: float | None = None


@dataclass(frozen=True, slots=True)
class _Cut:
    """What is taken: samples of the film's time, scaled; `is_whole` leaves the picture as it is."""

    first: int
    count: int
    scale: Fraction
    is_whole: bool
    is_to_the_end: bool

    @property
    def starts(self) -> str:
        return decimal(Fraction(self.first, RATE))

    @property
    def reading(self) -> tuple[str, ...]:
        """How the film is read: the last picture begins where a whole film ends, so it stays."""
        until = () if self.is_to_the_end else ("-t", decimal(Fraction(self.end, RATE)))
        return ("-itsscale", f"{float(self.scale):.9f}", *until)

    @property
    def end(self) -> int:
        return self.first + self.count


def lay_sound(film: Path, sound: Path, output: Path, under: Under, work: Work) -> int:
    """Write `output` (.mkv): the film's picture with the recording; answer how many samples.

    The picture's stream is copied, and coded anew only where its beginning is cut off or it lies
    on its side. The sound is lossless, silent where there is no recording, and as long as the
    picture to the sample. Raises Unsupported, Unreadable, TooLarge or Cancelled.
    """
    seen, heard = probe(film), probe(sound)
    if seen.kind != "video" or not heard.has_audio:
        raise Unsupported(NOTHING)
    cut = _cut(seen, under)
    arguments = [
        *guards.source(film, seen.demuxer, *cut.reading),
        *guards.source(sound, heard.demuxer),
        *_made(seen, heard, cut, under.at),
        *guards.target(output, *NAMELESS, "-f", "matroska", seconds=LONGEST),
    ]
    seconds = 60 + round(seen.duration) * (1 if cut.is_whole else 8)
    try:
        ffmpeg.run(
            arguments, folder=work.folder, inputs=[film, sound],
            duration=Fraction(cut.count, RATE), cancelled=work.cancelled,
            report=lambda done: work.report(done, "Laying the sound under the picture."),
            limits=Limits(cpu_seconds=seconds, wall_seconds=3 * seconds),
        )  # fmt: skip
    except RenderFailed as error:
        raise Unreadable(BROKEN) from error
    return cut.count


def _cut(seen: Probe, under: Under) -> _Cut:
    ppm = under.drift_ppm or 0.0
    off = abs(ppm) / 1e6 * float(seen.duration) * RATE
    scale = Fraction(1 + ppm / 1e6) if off >= SEEN and abs(ppm) <= MOST_PPM else Fraction(1)
    length = to_frames(seen.duration * scale, RATE)
    first = max(0, under.start - under.at) if under.start is not None else 0
    last = length if under.end is None else min(length, under.end - under.at)
    if last - first < LEAST:
        raise Unsupported(NOTHING)
    is_whole = first == 0 and seen.rotation == 0 and not seen.mirrored
    return _Cut(first, last - first, scale, is_whole, last == length)


def _made(seen: Probe, heard: Probe, cut: _Cut, at: int) -> list[str]:
    film, sound = f"0:{seen.video_index}", f"[1:{heard.audio_index}]{_sound(at + cut.first, cut)}"
    coded = ["-map", "[sound]", *flac_options(heard)]
    if cut.is_whole:
        return ["-filter_complex", sound, "-map", film, "-c:v", "copy", *coded]
    kept = f"[{film}]trim=start={cut.starts},setpts=PTS-{cut.starts}/TB,format=yuv420p[film]"
    picture = ["-map", "[film]", *H264, "-fps_mode", "vfr"]
    return ["-filter_complex", f"{kept};{sound}", *picture, *coded]


def _sound(first: int, cut: _Cut) -> str:
    """From a sample of the recording on, which may lie before it; exactly as long as is wanted."""
    before = f"adelay=delays={-first}S:all=1," if first < 0 else ""
    return (
        f"aresample={RATE}:async=1:first_pts=0,{before}atrim=start_sample={max(0, first)},"
        f"asetpts=N/SR/TB,apad=whole_len={cut.count},atrim=end_sample={cut.count}[sound]"
    )
