"""Two short tunes for the parts page, so that its players have something to play."""

import io
import math
import random
import wave
from functools import cache

RATE = 8000
BEAT = 60 / 96
BARS = 5
SECONDS = BARS * 4 * BEAT
RIFF = (40, 40, 43, 45, 40, 47, 45, 43)


@cache
def sound(name: str) -> bytes:
    """Return `riff` or `drums` as a WAV file: mono, 8,000 Hz, 8 bits, 12.5 seconds."""
    made = io.BytesIO()
    with wave.open(made, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(1)
        out.setframerate(RATE)
        out.writeframes(bytes(int(128 + 126 * level) for level in _played(name)))
    return made.getvalue()


@cache
def envelope(name: str, length: int = 480) -> list[float]:
    """Return how loud a tune is over its length, from 0 to 1."""
    levels = _played(name)
    step = len(levels) // length
    return [round(max(map(abs, levels[n * step : (n + 1) * step : 3])), 2) for n in range(length)]


@cache
def _played(name: str) -> tuple[float, ...]:
    levels = [0.0] * int(SECONDS * RATE)
    for number in range(BARS * 8):
        start = int(number * BEAT / 2 * RATE)
        made = _pluck(RIFF[number % 8], number) if name == "riff" else _brush(number)
        for at, level in enumerate(made[: len(levels) - start]):
            levels[start + at] += level
    loudest = max(map(abs, levels))
    return tuple(level / loudest for level in levels)


def _pluck(note: int, number: int) -> list[float]:
    tone = 2 * math.pi * 440 * 2 ** ((note - 57) / 12) / RATE
    accent = (1.0, 0.5, 0.75, 0.55)[number % 4] * (0.6 + 0.4 * math.sin(number / 5) ** 2)
    return [
        accent * math.exp(-n / 1400) * (math.sin(n * tone) + 0.5 * math.sin(2 * n * tone))
        for n in range(4000)
    ]


def _brush(number: int) -> list[float]:
    noise = random.Random(number)  # noqa: S311 - a drum, not a secret.
    accent, fall = ((1.0, 900), (0.3, 260), (0.8, 700), (0.35, 300))[number % 4]
    return [accent * math.exp(-n / fall) * noise.uniform(-1, 1) for n in range(2400)]
