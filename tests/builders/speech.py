"""Made speech: somebody reads lines aloud, and the truth of when is known."""

import random
import wave
from pathlib import Path

import numpy as np

RATE = 48_000
POEM = (
    "The kettle hums before the house is up,", "a small grey song.",
    "Somebody left the light on in the hall", "and nobody was wrong.",
    "I count the stairs by heart, I count the doors,", "I know which ones complain.",
)  # fmt: skip


def speech(
    path: Path, lines: tuple[str, ...] = POEM, *, seed: int = 1, lead: float = 1.0
) -> list[int]:
    """Write a recording of lines read aloud; return the sample at which each of them begins.

    Words last as long as their letters, lips close between them, and after a line comes a breath.
    """
    chance, drawn = random.Random(seed), np.random.default_rng(seed)
    parts, starts, at = list[np.ndarray[tuple[int], np.dtype[np.float64]]](), list[int](), 0

    def add(seconds: float, level: float) -> None:
        nonlocal at
        count = round(seconds * RATE)
        parts.append(drawn.normal(0, 1, count) * level + drawn.normal(0, 0.001, count))
        at += count

    add(lead, 0)
    for line in lines:
        starts.append(at)
        for word in line.split():
            add(0.06 * len(word), chance.uniform(0.06, 0.2))
            add(0.2 if word.endswith(",") else 0.04, 0)
        add(chance.uniform(0.3, 0.7), 0)
    sound = np.clip(np.concatenate(parts), -1, 1)
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes((sound * 32_767).astype("<i2").tobytes())
    return starts
