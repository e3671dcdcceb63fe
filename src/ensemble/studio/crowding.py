"""Where each take of a crowd stands. All that is said of a take depends on that take alone,

so that whoever comes or leaves moves nobody else. Times in samples at 48 kHz.
"""

import hashlib
from dataclasses import dataclass
from math import log10

RATE = 48_000
# Before everybody's moment there is this much room, for what a take begins with.
LEAD = RATE // 2
AS_LOUD, AS_HIGH_DB = -23.0, -12.0
MOST_DB = 24.0
FADE = RATE // 100
LONGEST = 30 * RATE
# Stems grow in steps, so that one more take rarely makes it longer.
STEP = 2 * RATE


@dataclass(frozen=True)
class Take:
    """What was measured of a take: its length, loudness, highest peak (0 to 100), where it

    begins to be heard, and where its first sample stands in the guide, if that is known.
    """

    key: str
    length: int
    loudness_lufs: float | None
    highest: int
    onset: int
    place: int | None


@dataclass(frozen=True)
class Stand:
    """`length` samples of a take from `start`, heard from `at`, at this level, panned so."""

    start: int
    at: int
    length: int
    gain_db: float
    pan: float


def together(take: Take, spread: float) -> Stand:
    """Its beginning at everybody's moment, which is LEAD into the stem."""
    start = max(0, take.onset - LEAD)
    at = LEAD - (take.onset - start)
    length = min(take.length - start, LONGEST)
    return Stand(start, at, length, level(take), side(take.key, spread))


def placed(take: Take, spread: float) -> Stand:
    """Where it was recorded; at the beginning of the guide where that isn't known."""
    return Stand(0, take.place or 0, take.length, level(take), side(take.key, spread))


def level(take: Take) -> float:
    """What makes it as loud as the others, in dB; what is too short to be measured, as high."""
    if take.loudness_lufs is not None and take.loudness_lufs > -70:
        return _within(AS_LOUD - take.loudness_lufs)
    return _within(AS_HIGH_DB - _decibels(take.highest))


def side(key: str, spread: float) -> float:
    """Where it stands from left (-1) to right (1): chance, but always the same for one take."""
    chance = int.from_bytes(hashlib.sha256(key.encode()).digest()[:4], "big") / (1 << 32)
    return round(spread * (2 * chance - 1), 3)


def stem_length(ends: list[int]) -> int:
    """How long a stem with takes that end there is."""
    return -(-max(ends, default=1) // STEP) * STEP


def _within(gain_db: float) -> float:
    return round(max(-MOST_DB, min(MOST_DB, gain_db)), 2)


def _decibels(height: int) -> float:
    return 20 * log10(max(height, 1) / 100)
