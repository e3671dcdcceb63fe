"""How exactly a filmed clip finds its place in the recording beside it.

`python -m bench.studio.clips [takes]`: made speech, filmed as VP8 with Opus from a moment known to
the sample, looked for from a moment that is wrong by up to 377 ms, and laid over the recording.
Prints how far from the truth, and by how many samples the film's sound is no copy of the recording.
"""

import random
import sys
import tempfile
import wave
from fractions import Fraction
from pathlib import Path

import numpy as np
from tests.builders.clips import clip
from tests.builders.speech import POEM, RATE, speech
from tests.engine.made import heard as played

from ensemble.engine.alignment.align import align
from ensemble.engine.film.lay_sound import Under, lay_sound
from ensemble.engine.work import Work

WRONG_MS, REACH = 377, 0.45


def away(number: int, folder: Path) -> tuple[float, float, int]:
    """Return how many samples beside the truth a clip was placed, how sure that was, and how many
    samples of the film made of it aren't the recording's.
    """
    chance = random.Random(number)
    speech(folder / "raw.wav", POEM[:4], seed=number)
    with wave.open(str(folder / "raw.wav")) as file:
        heard = np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32_768
    truth, late = chance.randrange(20_000, 90_000), chance.choice([0.0, 0.03, 0.11])
    film = clip(folder / "clip.webm", heard[truth + round(late * RATE) :] * 0.6, late=late)
    guess = Fraction(truth, RATE) + Fraction(chance.randint(-WRONG_MS, WRONG_MS), 1000)
    raw = folder / "raw.wav"
    found = align(film, raw, folder=folder, how="correlation", around=guess, reach=REACH)
    count = lay_sound(film, raw, folder / "film.mkv", Under(found.samples), Work(folder))
    laid = played(folder / "film.mkv", folder).ravel()
    there = heard[found.samples : found.samples + count].astype(np.float32)
    wrong = int(np.count_nonzero(laid[: len(there)] != there)) + abs(len(laid) - count)
    return found.samples - truth, found.confidence, wrong


def main(takes: int) -> None:
    """Print each distance, the median and the largest."""
    found = []
    for number in range(1, takes + 1):
        with tempfile.TemporaryDirectory() as name:
            distance, sure, wrong = away(number, Path(name))
        found.append(abs(distance) * 1000 / RATE)
        print(
            f"take {number}: {distance:+.0f} samples, {sure:.3f} sure, {wrong} samples not its own"
        )
    print(f"median {np.median(found):.3f} ms, largest {max(found):.3f} ms of {takes} takes")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
