"""What it costs to place a recording from elsewhere: python -m bench.studio.arrivals [seconds]

A phone's recording of a song of four tracks is looked for in it: with the guide mixed for it alone,
and in the backing that was bounced once. CPU seconds, of this process and all that it started.
"""

import sys
import tempfile
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage

import numpy as np
from tests.engine.songs import hissing, in_a_room, packed, part, saved, song

from ensemble.engine.alignment.align import Aligned, align
from ensemble.engine.sound.bounce import bounce
from ensemble.engine.timeline import Clip, Media, Timeline, Track
from ensemble.studio.tempo import Tempo, count_in

TRACKS, BEGINS = 4, 4.2


def main(seconds: float) -> None:
    """Print what a phone's recording costs either way, and how far from the truth it is placed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        waves = [song(seconds, 10 + number) * 0.3 for number in range(TRACKS)]
        paths = [
            packed(saved(folder / f"{number}.wav", wave), ".flac", "-t", str(seconds))
            for number, wave in enumerate(waves)
        ]
        guide = Timeline(tuple(_track(path, seconds) for path in paths))
        backing = bounce(guide, folder).flac
        phone = hissing(in_a_room(part(np.sum(waves, axis=0), BEGINS, seconds - BEGINS - 1)) * 0.3)
        take = packed(saved(folder / "phone.wav", phone), ".m4a", "-c:a", "aac", "-b:a", "96k")
        ticks = count_in(0, Tempo(96))
        _tell("the guide mixed anew", lambda: align(take, guide, folder=folder))
        _tell("the backing", lambda: align(take, backing, folder=folder))
        _tell(
            "the backing, ticks looked for",
            lambda: align(take, backing, folder=folder, ticks=ticks),
        )


def _track(path: Path, seconds: float) -> Track:
    return Track("sound", (Clip(Media(path.stem, path, "audio"), Fraction(str(seconds))),))


def _tell(name: str, place: Callable[[], Aligned]) -> None:
    before = _spent()
    found = place()
    off = abs(float(found.offset) - BEGINS) * 1_000
    print(
        f"{name}: {_spent() - before:.2f} s of CPU, {off:.3f} ms off, {found.confidence:.2f} sure"
    )


def _spent() -> float:
    return sum(sum(getrusage(who)[:2]) for who in (RUSAGE_SELF, RUSAGE_CHILDREN))


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 180.0)
