"""A wall of 64 films, beside one command that opens them all: python -m bench.wall [SECONDS]"""

import resource
import sys
from fractions import Fraction
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.stopwatch import compare, timed
from ensemble.engine.cache.folder import FolderCache
from ensemble.engine.film.render import render
from ensemble.engine.ingest.sources import survey
from ensemble.engine.process import ffmpeg, guards
from ensemble.engine.profiles import LANDSCAPE
from ensemble.engine.timeline import Cell, Clip, Layout, Media, Timeline, Track

CELLS, ACROSS = 64, 8
MOST_MB = 1_000


def main(seconds: int) -> None:
    with TemporaryDirectory() as place:
        folder = Path(place)
        films = [_film(folder, number, seconds) for number in range(CELLS)]
        survey(_wall(films, seconds), FolderCache(folder / "segments"))  # known since they came
        ours = timed(partial(_ours, films, folder, seconds))
        largest = _largest()
        peer = timed(partial(_at_once, films, folder, seconds))
        compare(f"a wall of {CELLS} films beside one command that opens all", ours, peer, 1.3)
        mark = "kept" if 2 * largest <= MOST_MB else "MISSED"
        print(f"the largest program of ours: {largest} MB, two at a time; goal {MOST_MB}: {mark}")
        print(f"the one command: {_largest()} MB")


def _largest() -> int:
    """Megabytes of the largest program that has ended."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024


def _film(folder: Path, number: int, seconds: int) -> Media:
    path = folder / f"film{number}.mp4"
    picture = f"testsrc2=s=1280x720:r=30,hue=h={number * 5},format=yuv420p"
    written = [
        "-c:v",
        "libx264",
        "-preset",
        "ultrafast",
        *guards.target(path, seconds=str(seconds)),
    ]
    ffmpeg.run(["-f", "lavfi", "-i", picture, *written], folder=folder)
    return Media(path.stem, path, "video")


def _wall(films: list[Media], seconds: int) -> Timeline:
    cells = tuple(Cell(Clip(film, Fraction(seconds), muted=True)) for film in films)
    return Timeline((Track("picture", (Layout(cells, Fraction(seconds)),)),))


def _ours(films: list[Media], folder: Path, seconds: int) -> None:
    cache = FolderCache(folder / "segments")
    render(_wall(films, seconds), folder / "ours.mp4", folder, cache=cache)


def _at_once(films: list[Media], folder: Path, seconds: int) -> None:
    opened = [word for film in films for word in guards.source(film.path, "mov")]
    small = ";".join(f"[{n}:v]scale=160:90,setsar=1[v{n}]" for n in range(CELLS))
    places = "|".join(f"{n % ACROSS * 160}_{n // ACROSS * 90}" for n in range(CELLS))
    pads = "".join(f"[v{n}]" for n in range(CELLS))
    graph = f"{small};{pads}xstack=inputs={CELLS}:layout={places},format=yuv420p[v]"
    written = ["-c:v", "libx264", "-preset", LANDSCAPE.effort, "-crf", str(LANDSCAPE.quality)]
    target = guards.target(folder / "peer.mp4", seconds=str(seconds))
    command = [*opened, "-filter_complex", graph, "-map", "[v]", *written, "-threads", "2", *target]
    ffmpeg.run(command, folder=folder, inputs=[film.path for film in films])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 4)
