"""The sound of a file: heard once, and everything made from that."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

from ensemble.engine import ffmpeg
from ensemble.engine.bounds import BROKEN, SECONDS, check_seconds
from ensemble.engine.errors import RenderFailed, Unreadable
from ensemble.engine.guards import source as opened_as
from ensemble.engine.guards import target
from ensemble.engine.loudness import FILTER, loudness_in
from ensemble.engine.peaks import Peaks
from ensemble.engine.prepared import Derived, Prepared
from ensemble.engine.probe import Probe
from ensemble.engine.sandbox import Limits

RATE = 48_000
NAMELESS = (
    *("-map_metadata", "-1", "-map_chapters", "-1"),
    *("-fflags", "+bitexact", "-flags:a", "+bitexact", "-flags:v", "+bitexact"),
)
AAC = ("-c:a", "aac", "-b:a", "160k", "-movflags", "+faststart")
OPUS = ("-c:a", "libopus", "-b:a", "112k", "-f", "webm")
FINE = ("pcm_s24", "pcm_s32", "pcm_f", "flac", "alac")
LONGEST = str(SECONDS + 1)


def prepare_sound(
    source: Path,
    probe: Probe,
    work: Path,
    *,
    report: Callable[[float, str], None],
    cancelled: Callable[[], bool] | None = None,
) -> Prepared:
    """AAC and Opus to listen, FLAC to edit, waveforms and loudness, from one decode."""
    aac, opus, flac = work / "preview.m4a", work / "preview.webm", work / "mezzanine.flac"
    arguments = [
        *opened_as(source, probe.demuxer),
        *("-filter_complex", f"{normal(probe)},asplit=4[aac][opus][flac][peaks];{measured(probe)}"),
        *target(aac, "-map", "[aac]", *AAC, *NAMELESS, "-f", "ipod", seconds=LONGEST),
        *target(opus, "-map", "[opus]", *OPUS, *NAMELESS, seconds=LONGEST),
        *target(flac, "-map", "[flac]", *_flac(probe), *NAMELESS, seconds=LONGEST),
    ]
    peaks, said = run(
        arguments, source=source, probe=probe, work=work, report=report, cancelled=cancelled
    )
    return Prepared(
        "audio",
        probe,
        Fraction(peaks.samples, RATE),
        loudness_lufs=loudness_in(said),
        zooms=tuple(saved(peaks, work)),
        previews=(Derived("preview", aac, "audio/mp4"), Derived("preview", opus, "audio/webm")),
        mezzanine=Derived("mezzanine", flac, "audio/flac"),
    )


def normal(probe: Probe) -> str:
    """The filter that makes any sound 48 kHz, mono or stereo, from the beginning on."""
    layout = "mono" if probe.channels == 1 else "stereo"
    resampled = f"aresample={RATE}:async=1:first_pts=0,aformat=channel_layouts={layout}"
    return f"[0:{probe.audio_index}]{resampled}"


def measured(probe: Probe) -> str:
    """The filters after `[peaks]`: loudness in passing, then one channel for the waveform."""
    mixed = "" if probe.channels == 1 else "pan=mono|c0=0.5*c0+0.5*c1,"
    return f"[peaks]{FILTER},{mixed}aformat=s16[wave]"


def run(
    arguments: list[str],
    *,
    source: Path,
    probe: Probe,
    work: Path,
    report: Callable[[float, str], None],
    cancelled: Callable[[], bool] | None,
) -> tuple[Peaks, str]:
    """Run ffmpeg with `arguments`; if there is sound, feed its `[wave]` to the peaks."""
    peaks = Peaks(RATE)
    wave = ["-map", "[wave]", "-t", LONGEST, "-f", "s16le", "pipe:1"] if probe.has_audio else []
    try:
        said = ffmpeg.run(
            [*arguments, *wave],
            folder=work,
            inputs=[source],
            duration=probe.duration,
            report=lambda done: report(0.1 + 0.88 * done, "Making a version for the page"),
            limits=_limits(probe),
            cancelled=cancelled,
            sink=peaks.feed if wave else None,
        )
    except RenderFailed as error:
        raise Unreadable(BROKEN) from error
    peaks.finish()
    check_seconds(Fraction(peaks.samples, RATE))
    if probe.kind == "audio" and not peaks.samples:
        raise Unreadable(BROKEN)
    return peaks, said


def saved(peaks: Peaks, work: Path) -> Iterator[Derived]:
    """The waveforms as files."""
    for path in peaks.save(work):
        yield Derived("peaks", path, "application/json")


def _flac(probe: Probe) -> tuple[str, ...]:
    """16 bits, or 24 where the original may have more to tell."""
    width = "s32" if any(codec.startswith(FINE) for codec in probe.codecs) else "s16"
    return ("-c:a", "flac", "-sample_fmt", width, "-compression_level", "3")


def _limits(probe: Probe) -> Limits:
    """Sound is made forty times as fast as it plays; film about as fast on a slow machine."""
    seconds = int(120 + float(probe.duration) * (8 if probe.kind == "video" else 0.5))
    return Limits(cpu_seconds=seconds, wall_seconds=2 * seconds)
