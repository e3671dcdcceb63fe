"""Whether rendering grows as its length does: python -m bench.growth [small]

Every length is rendered with 1 and 2 workers. What is told is what a second of film costs beside
the shortest, and the most memory that all programs of a render took at once.
"""

import os
import threading
from fractions import Fraction
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory

from bench import films
from bench.stopwatch import Took, compare, tell, timed
from ensemble.engine.film.render import render
from ensemble.engine.profiles import Profile
from ensemble.engine.timeline import Timeline

LENGTHS = (1, 2, 4, 8)
GIGABYTE = 1 << 30


def main() -> None:
    base = films.size(6, Fraction(2))
    with TemporaryDirectory() as place:
        folder = Path(place)
        made = films.sources(folder, base.profile)
        measured: dict[tuple[int, int], tuple[Took, int]] = {}
        for workers in (1, 2):
            for length in LENGTHS:
                clips = films.clips(made, films.Size(base.profile, 6 * length, base.seconds))
                measured[workers, length] = _made(
                    films.timeline(*clips), folder, base.profile, workers
                )
    for (workers, length), (took, _) in measured.items():
        if length > 1:
            said = f"{length} times the length with {workers} worker(s), a second of it"
            compare(said, _each(took, length), measured[workers, 1][0], 1.1)
    memory = {length: most for (workers, length), (_, most) in measured.items() if workers == 2}
    tell("memory with 2 workers, in GB", memory[LENGTHS[-1]] / GIGABYTE, 1.0)
    tell("memory of 8 times the length beside 1", memory[LENGTHS[-1]] / memory[1], 1.1)


def _made(timeline: Timeline, folder: Path, profile: Profile, workers: int) -> tuple[Took, int]:
    rmtree(folder / "kept", ignore_errors=True)
    done, most = threading.Event(), [0]

    def watch() -> None:
        while not done.wait(0.1):
            most[0] = max(most[0], _memory(os.getpid()))

    watcher = threading.Thread(target=watch)
    watcher.start()
    cache = folder / "kept"
    try:
        took = timed(
            lambda: render(
                timeline, folder / "film.mp4", folder, cache=cache, profile=profile, workers=workers
            )
        )
    finally:
        done.set()
        watcher.join()
    return took, most[0]


def _memory(parent: int) -> int:
    """Bytes of a program and of all that it started, each page counted once."""
    total = 0
    for one in [parent, *_below(parent)]:
        try:
            lines = Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) << 10
    return total


def _below(parent: int) -> list[int]:
    found = []
    for children in Path(f"/proc/{parent}/task").glob("*/children"):
        try:
            direct = [int(word) for word in children.read_text().split()]
        except OSError:
            continue
        for child in direct:
            found += [child, *_below(child)]
    return found


def _each(took: Took, length: int) -> Took:
    return Took(took.cpu / length, took.wall / length)


if __name__ == "__main__":
    main()
