"""How exactly a filmed clip finds its place in the recording beside it.

`python -m bench.studio.clips [takes]`: made speech, filmed as VP8 with Opus from a moment known to
the sample, looked for from a moment that is wrong by up to 377 ms. Prints how far from the truth.
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

from ensemble.engine.alignment.align import align

WRONG_MS = 377


def away(number: int, folder: Path) -> tuple[float, float]:
    """Return how many samples beside the truth a clip was placed, and how sure that was."""
    chance = random.Random(number)
    speech(folder / "raw.wav", POEM[:4], seed=number)
    with wave.open(str(folder / "raw.wav")) as file:
        heard = np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32_768
    truth, late = chance.randrange(20_000, 90_000), chance.choice([0.0, 0.03, 0.11])
    film = clip(folder / "clip.webm", heard[truth + round(late * RATE) :] * 0.6, late=late)
    guess = Fraction(truth, RATE) + Fraction(chance.randint(-WRONG_MS, WRONG_MS), 1000)
    found = align(film, folder / "raw.wav", folder=folder, how="correlation", around=guess)
    return found.samples - truth, found.confidence


def main(takes: int) -> None:
    """Print each distance, the median and the largest."""
    found = []
    for number in range(1, takes + 1):
        with tempfile.TemporaryDirectory() as name:
            distance, sure = away(number, Path(name))
        found.append(abs(distance) * 1000 / RATE)
        print(f"take {number}: {distance:+.0f} samples, {sure:.3f} sure")
    print(f"median {np.median(found):.3f} ms, largest {max(found):.3f} ms of {takes} takes")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
