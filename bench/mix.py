"""A mix of 32 stems of three minutes: python -m bench.mix [stems] [seconds]

Beside ffmpeg's `amix` in the same sandbox (FLAC, 16 bit, 44.1 kHz: both have to decode and
resample; then WAV at 48 kHz), beside `sox -m` where it is installed, and one stem changed beside
the whole.
"""

import shutil
import subprocess  # noqa: TID251 - sox is a peer, not a part of the engine
import sys
from dataclasses import replace
from fractions import Fraction
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.stopwatch import best, compare, timed
from ensemble.engine.cache.folder import FolderCache
from ensemble.engine.ingest.sources import digest
from ensemble.engine.process import ffmpeg, guards
from ensemble.engine.sound.mix import mix
from ensemble.engine.timeline import Clip, Media, Timeline, Track

BESIDE_AMIX, BESIDE_SOX, ONE_CHANGED = 0.5, 0.3, 0.15
KINDS = {"flac": ("FLAC 44.1 kHz", 44_100), "wav": ("WAV 48 kHz", 48_000)}


def main(stems: int = 32, seconds: int = 180) -> None:
    for kind, (words, rate) in KINDS.items():
        with TemporaryDirectory() as place:
            _compared(
                f"{stems} stems, {seconds} s each, {words}", kind, rate, Path(place), stems, seconds
            )


def _compared(words: str, kind: str, rate: int, folder: Path, number: int, seconds: int) -> None:
    stems = [_stem(folder, each, kind, rate, seconds) for each in range(number)]
    timeline = _timeline(stems, seconds)
    for way in ("flac", "wav"):
        ours = best(partial(mix, timeline, folder / f"ours.{way}", folder), 2)
        amix = best(partial(_amix, stems, folder / f"peer.{way}", folder, kind, seconds), 2)
        compare(f"mix of {words}, to {way}, beside amix", ours, amix, BESIDE_AMIX)
    _changed(words, timeline, folder)
    if shutil.which("sox") is None:
        print("sox is not installed: no line beside it.")
        return
    sox = best(partial(_sox, stems, folder / "sox.wav"), 2)
    compare(f"mix of {words}, to wav, beside sox -m", ours, sox, BESIDE_SOX)


def _changed(words: str, timeline: Timeline, folder: Path) -> None:
    """One level changed, from the kept sum, beside the whole without anything kept."""
    cache = FolderCache(folder / "cache")
    mix(timeline, folder / "before.wav", folder, cache=cache)
    track = timeline.tracks[3 % len(timeline.tracks)]
    edited = replace(track, gain_db=-3.0)
    tracks = tuple(edited if each is track else each for each in timeline.tracks)
    after = replace(timeline, tracks=tracks)
    one = timed(partial(mix, after, folder / "after.wav", folder, cache=cache))
    whole = timed(partial(mix, after, folder / "whole.wav", folder))
    compare(f"one of {words}, changed, beside the whole", one, whole, ONE_CHANGED)
    same = (folder / "after.wav").read_bytes() == (folder / "whole.wav").read_bytes()
    print("the same bytes" if same else "NOT the same bytes")


def _stem(folder: Path, number: int, kind: str, rate: int, seconds: int) -> Media:
    """Noise that falls off like music does."""
    path = folder / f"stem{number}.{kind}"
    tone = f"anoisesrc=r={rate}:a=0.3:c=pink:seed={number},aformat=s16:channel_layouts=stereo"
    made = ["-f", "lavfi", "-i", tone, *guards.target(path, seconds=str(seconds))]
    ffmpeg.run(made, folder=folder)
    return Media(path.stem, path, "audio", digest(path))


def _timeline(stems: list[Media], seconds: int) -> Timeline:
    clips = [Clip(stem, Fraction(seconds), gain_db=-12.0) for stem in stems]
    return Timeline(tuple(Track("sound", (clip,)) for clip in clips))


def _amix(stems: list[Media], target: Path, folder: Path, kind: str, seconds: int) -> None:
    opened = [word for stem in stems for word in guards.source(stem.path, kind)]
    pads = "".join(f"[s{number}]" for number in range(len(stems)))
    turned = ";".join(
        f"[{number}:a]aresample=48000,volume=-12dB[s{number}]" for number in range(len(stems))
    )
    graph = f"{turned};{pads}amix=inputs={len(stems)}:normalize=0[m]"
    to = guards.target(
        target,
        "-sample_fmt" if target.suffix == ".flac" else "-c:a",
        "s32" if target.suffix == ".flac" else "pcm_s24le",
        seconds=str(seconds),
    )
    ffmpeg.run([*opened, "-filter_complex", graph, "-map", "[m]", *to], folder=folder)


def _sox(stems: list[Media], target: Path) -> None:
    turned = [word for stem in stems for word in ("-v", "0.251189", str(stem.path))]
    made = ["sox", "-m", *turned, "-r", "48000", "-b", "24", str(target)]
    subprocess.run(made, check=True, capture_output=True)


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:]))
