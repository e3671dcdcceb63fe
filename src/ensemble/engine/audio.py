"""Sound in and out of files: raw 32-bit floats, 48 kHz, two channels, through ffmpeg."""

import math
import re
import shutil
from fractions import Fraction
from pathlib import Path

from ensemble.engine import ffmpeg, guards
from ensemble.engine.layers import RATE
from ensemble.engine.sources import Source
from ensemble.engine.times import decimal
from ensemble.engine.work import Work

EXACT = ("-map_metadata", "-1", "-fflags", "+bitexact", "-flags:a", "+bitexact")
AAC = ("-c:a", "aac", "-b:a", "192k", "-movflags", "+faststart")
LONGEST = str(24 * 60 * 60)


def decode(source: Source, target: Path, *, samples: int, work: Work) -> None:
    """Write a file's first `samples` samples as interleaved floats; silence where it has gaps."""
    # Sound that begins later than its film, or before it, is set right against the file's zero.
    line = "aresample=48000:async=1:first_pts=0"
    # One channel is heard at its own level on both sides, as a browser plays it.
    spread = "pan=stereo|c0=c0|c1=c0" if source.channels == 1 else "aformat=channel_layouts=stereo"
    ffmpeg.run(
        [
            *guards.source(source.media.path, source.demuxer),
            *(
                "-map",
                f"0:{source.sound}",
                "-af",
                f"{line},{spread}",
                "-c:a",
                "pcm_f32le",
                "-f",
                "f32le",
            ),
            *guards.target(target, seconds=decimal(Fraction(samples + 1, RATE))),
        ],
        folder=work.folder,
        inputs=[source.media.path],
        cancelled=work.cancelled,
    )


def encode(wave: Path, target: Path, work: Work, *options: str) -> Path:
    """The same sound in another file, in the codec that `options` or the suffix ask for."""
    ffmpeg.run(
        [
            *guards.source(wave, "wav"),
            *EXACT,
            *options,
            *guards.target(target, seconds=LONGEST),
        ],
        folder=work.folder,
        inputs=[wave],
        cancelled=work.cancelled,
    )
    return target


def deliver(wave: Path, output: Path, work: Work) -> None:
    """Put a finished WAV where it is wanted, as FLAC if the name says so."""
    flac = output.suffix == ".flac"
    shutil.move(encode(wave, work.folder / "mix.flac", work) if flac else wave, output)


def loudness(wave: Path, work: Work) -> float:
    """Integrated loudness in LUFS (EBU R 128); minus infinity for silence."""
    said = ffmpeg.run(
        [*guards.source(wave, "wav"), "-af", "ebur128=framelog=quiet", "-f", "null", "-"],
        folder=work.folder,
        inputs=[wave],
        cancelled=work.cancelled,
    )
    found = re.findall(r"\bI:\s+(\S+) LUFS", said)
    value = float(found[-1]) if found else math.nan
    return value if value > -70 else -math.inf
