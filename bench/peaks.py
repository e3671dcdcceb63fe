"""Peaks of three minutes of stereo, beside audiowaveform and beside plain decoding by ffmpeg.

python -m bench.peaks [SECONDS]. Each kind is drawn by the engine as a library and, for the time
that a start takes, nothing is left out: where a kind needs a tied program, its start is in ours.
"""

import subprocess  # noqa: TID251 - starts what ours is measured beside
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from bench.stopwatch import best, compare
from ensemble.engine.ingest.sniff import sniff
from ensemble.engine.ingest.waveform import waveform
from ensemble.engine.process import ffmpeg, guards

SECONDS = 180
# The goal beside audiowaveform, and the codec to make the file with.
KINDS = {
    "mp3": (0.8, ("-c:a", "libmp3lame", "-b:a", "192k")),
    "opus": (0.8, ("-c:a", "libopus", "-b:a", "128k")),
    "flac": (1.3, ("-c:a", "flac")),
    "wav": (1.0, ("-c:a", "pcm_s16le")),
    "m4a": (1.0, ("-c:a", "aac", "-b:a", "160k")),
}
# Beside decoding alone: hardly more than that, and less for what needs no decoding.
PLAIN = {"mp3": 1.2, "opus": 1.2, "flac": 1.2, "wav": 1.0, "m4a": 1.2}


def main(seconds: int = SECONDS) -> None:
    peer = which("audiowaveform")
    if peer is None:
        print("audiowaveform is not installed: beside plain decoding alone")
    with TemporaryDirectory() as place:
        folder = Path(place)
        for kind, (goal, codec) in KINDS.items():
            path = _made(folder / f"sound.{kind}", codec, seconds)
            ours = best(partial(_ours, path, folder))
            compare(f"peaks of {kind} beside plain decoding", ours, best(_plain(path)), PLAIN[kind])
            if peer and kind != "m4a":  # which it can not read
                theirs = best(partial(_theirs, peer, path, folder))
                compare(f"peaks of {kind} beside audiowaveform", ours, theirs, goal)


def _made(path: Path, codec: tuple[str, ...], seconds: int) -> Path:
    """Two tones in pink noise, different on each side, at 44.1 kHz; 48 kHz for Opus."""
    tones = "0.3*sin(220*2*PI*t)|0.3*sin(331*2*PI*t)"
    graph = f"aevalsrc={tones}:s=44100[tones];anoisesrc=c=pink:a=0.2:r=44100,pan=stereo|c0=c0|c1=c0"
    graph += "[noise];[tones][noise]amix=2[sound]"
    target = guards.target(path, "-map", "[sound]", *codec, seconds=str(seconds))
    ffmpeg.run(["-filter_complex", graph, *target], folder=path.parent)
    return path


def _ours(path: Path, folder: Path) -> None:
    waveform(path, folder).save(folder, bits=8, kind="dat")


def _plain(path: Path) -> Callable[[], object]:
    """Decoding to 16 bits and to nowhere, untied, on one thread."""
    command = [str(ffmpeg.executable()), "-v", "error", "-threads", "1", "-f", sniff(path).demuxer]
    command += ["-i", str(path), "-map", "0:a", "-c:a", "pcm_s16le", "-f", "null", "-"]
    return partial(subprocess.run, command, check=True)


def _theirs(peer: str, path: Path, folder: Path) -> None:
    command = [
        peer,
        "-i",
        str(path),
        "-o",
        str(folder / "theirs.dat"),
        "-z",
        "256",
        "-b",
        "8",
        "-q",
    ]
    subprocess.run(command, check=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SECONDS)
