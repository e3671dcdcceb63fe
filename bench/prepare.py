"""Preparing a film of a phone beside the bare encode of its preview: python -m bench.prepare

[SECONDS]: 60 without. With `long [HOURS]` (3) a film and a sound are made cheaply, and the memory
that preparing them takes is told. ENSEMBLE_BENCH_FILM names a real film to try as well.
"""

import os
import resource
import subprocess  # noqa: TID251 - the bare encode, untied
import sys
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.stopwatch import Took, best, compare, timed
from ensemble.engine.ingest.prepare import prepare
from ensemble.engine.process import ffmpeg, guards
from ensemble.engine.work import tell_nobody

SECONDS, GOAL, GROWTH = 60, 1.25, 1.1
HOURS = 3
MEMORY = 1_024  # MB
# What someone would type for the same preview.
BARE = (
    *("-vf", "scale=720:1280", "-c:v", "libx264", "-preset", "veryfast", "-crf", "23"),
    *("-profile:v", "high", "-maxrate", "4M", "-bufsize", "8M", "-pix_fmt", "yuv420p", "-g", "60"),
    *("-threads", "2", "-c:a", "aac", "-b:a", "160k", "-movflags", "+faststart"),
)


def main(words: list[str]) -> None:
    with TemporaryDirectory() as place:
        folder = Path(place)
        if words[:1] == ["long"]:
            _memory(folder, float(words[1]) if words[1:] else HOURS)
            return
        seconds = int(words[0]) if words else SECONDS
        films = {part: _film(folder, seconds * part // 4) for part in (1, 2, 4)}
        took = {part: best(partial(_ours, film, folder), 2) for part, film in films.items()}
        bare = best(partial(_bare, films[4], folder / "bare.mp4"), 2)
        compare(f"prepare a phone film of {seconds} s beside the bare encode", took[4], bare, GOAL)
        for part in (2, 4):
            less = Took(took[1].cpu * part, took[1].wall * part)
            compare(f"growth: {part} x as long beside {part} x the time", took[part], less, GROWTH)
        _sound(folder)
        _real(folder)


def _film(folder: Path, seconds: int) -> Path:
    """1080p30 in H.264 at about 12 Mbit/s, lying on its side, with stereo sound."""
    path = folder / f"phone-{seconds}.mp4"
    lively = "testsrc2=size=1920x1080:rate=30,noise=alls=12:allf=t"
    tone = "sine=330:sample_rate=48000,aformat=channel_layouts=stereo"
    encoded = ("-c:v", "libx264", "-preset", "superfast", "-b:v", "12M", "-pix_fmt", "yuv420p")
    sources = ["-f", "lavfi", "-i", lively, "-f", "lavfi", "-i", tone]
    flat = folder / "flat.mp4"
    target = guards.target(flat, *encoded, "-c:a", "aac", seconds=str(seconds))
    ffmpeg.run([*sources, *target], folder=folder)
    lies = guards.source(flat, "mov", "-display_rotation", "90")
    ffmpeg.run([*lies, *guards.target(path, "-c", "copy", seconds=str(seconds))], folder=folder)
    return path


def _ours(film: Path, folder: Path) -> None:
    with TemporaryDirectory(dir=folder) as made:
        prepare(film, Path(made), report=tell_nobody)


def _bare(film: Path, target: Path, encode: tuple[str, ...] = BARE) -> None:
    opened = (str(ffmpeg.executable()), "-v", "error", "-y", "-threads", "2", "-i", str(film))
    subprocess.run([*opened, *encode, str(target)], check=True)


def _sound(folder: Path) -> None:
    """Three minutes of sound, beside the same three encodes in one ffmpeg and nothing more."""
    path = folder / "sound.wav"
    tone = "anoisesrc=c=pink:a=0.2:r=48000,aformat=channel_layouts=stereo"
    ffmpeg.run(["-f", "lavfi", "-i", tone, *guards.target(path, seconds="180")], folder=folder)
    aac = ("-c:a", "aac", "-b:a", "160k", str(folder / "bare.m4a"))
    opus = ("-c:a", "libopus", "-b:a", "112k", str(folder / "bare.webm"))
    encodes = (*aac, *opus, "-c:a", "flac")
    bare = best(partial(_bare, path, folder / "bare.flac", encodes), 2)
    ours = best(partial(_ours, path, folder), 2)
    compare("prepare a sound of 180 s beside its three bare encodes", ours, bare, GOAL)


def _real(folder: Path) -> None:
    named = os.environ.get("ENSEMBLE_BENCH_FILM")
    if named is None:
        return
    encode = ("-vf", "scale=-2:'min(720,ih)'", *BARE[2:])
    bare = best(partial(_bare, Path(named), folder / "bare.mp4", encode), 2)
    ours = best(partial(_ours, Path(named), folder), 2)
    compare(f"prepare {Path(named).name} beside the bare encode", ours, bare, GOAL)


def _memory(folder: Path, hours: float) -> None:
    """Hours of one color at one frame a second with silence, and of silence alone."""
    still, hush = "color=gray:size=160x90:rate=1", "anullsrc=r=8000:cl=mono"
    film = ["-f", "lavfi", "-i", still, "-f", "lavfi", "-i", hush, "-preset", "ultrafast"]
    for name, words in (("film.mp4", film), ("sound.flac", ["-f", "lavfi", "-i", hush])):
        path = folder / name
        ffmpeg.run([*words, *guards.target(path, seconds=str(hours * 3_600 - 5))], folder=folder)
        took = timed(partial(_ours, path, folder))
        who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
        most = max(resource.getrusage(each).ru_maxrss for each in who) // 1_024
        mark = "kept" if most <= MEMORY else "MISSED"
        told = f"{most} MB; goal {MEMORY} MB: {mark} ({took.cpu:.1f} s)"
        print(f"memory of {name}, {hours:g} hours: {told}")


if __name__ == "__main__":
    main(sys.argv[1:])
