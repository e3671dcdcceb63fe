"""A mix of 32 stems of three minutes, beside ffmpeg's `amix`: python -m bench.mix"""

from fractions import Fraction
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.stopwatch import best, compare
from ensemble.engine import ffmpeg, guards
from ensemble.engine.mix import mix
from ensemble.engine.timeline import Clip, Media, Timeline, Track

STEMS, SECONDS, GOAL = 32, 180, 0.5


def main() -> None:
    with TemporaryDirectory() as place:
        folder = Path(place)
        stems = [_stem(folder, number) for number in range(STEMS)]
        clips = [Clip(stem, Fraction(SECONDS), gain_db=-12.0) for stem in stems]
        timeline = Timeline(tuple(Track("sound", (clip,)) for clip in clips))
        ours = best(partial(mix, timeline, folder / "ours.flac", folder), 2)
        peer = best(partial(_amix, stems, folder), 2)
        compare(f"mix of {STEMS} stems, {SECONDS} s each, beside amix", ours, peer, GOAL)


def _stem(folder: Path, number: int) -> Media:
    path = folder / f"stem{number}.flac"
    tone = f"anoisesrc=r=44100:a=0.1:seed={number},aformat=channel_layouts=stereo"
    command = ["-f", "lavfi", "-i", tone, *guards.target(path, seconds=str(SECONDS))]
    ffmpeg.run(command, folder=folder)
    return Media(path.stem, path, "audio")


def _amix(stems: list[Media], folder: Path) -> None:
    opened = [word for stem in stems for word in guards.source(stem.path, "flac")]
    pads = "".join(f"[s{number}]" for number in range(len(stems)))
    turned = ";".join(
        f"[{number}:a]aresample=48000,volume=-12dB[s{number}]" for number in range(len(stems))
    )
    graph = f"{turned};{pads}amix=inputs={len(stems)}:normalize=0[m]"
    target = guards.target(folder / "peer.flac", seconds=str(SECONDS))
    ffmpeg.run([*opened, "-filter_complex", graph, "-map", "[m]", *target], folder=folder)


if __name__ == "__main__":
    main()
