"""Exact time: seconds are fractions, frames and samples are whole numbers, nothing drifts."""

from decimal import Decimal
from fractions import Fraction
from math import floor

Time = Fraction | Decimal | int | float | str


def exact(value: Time) -> Fraction:
    """Seconds as a fraction. A float counts as the decimal that it prints: 0.1 is a tenth."""
    return Fraction(repr(value)) if isinstance(value, float) else Fraction(value)


def to_frames(seconds: Time, rate: Time) -> int:
    """The number of the frame (or sample) nearest to a moment; halves go up."""
    return floor(exact(seconds) * exact(rate) + Fraction(1, 2))


def from_frames(frames: int, rate: Time) -> Fraction:
    """The moment in seconds at which a frame (or sample) begins."""
    return frames / exact(rate)


def clock(seconds: Time) -> str:
    """`1:05` or `1:02:03`, whole seconds, as people read it."""
    whole = int(exact(seconds))
    hours, minutes = divmod(whole // 60, 60)
    return f"{hours}:{minutes:02}:{whole % 60:02}" if hours else f"{minutes}:{whole % 60:02}"


def fine_clock(seconds: Time) -> str:
    """`1:05.250`: the same to the nearest millisecond."""
    milli = to_frames(seconds, 1_000)
    return f"{clock(Fraction(milli, 1_000))}.{milli % 1_000:03}"


def decimal(seconds: Time) -> str:
    """`12.345679`: whole microseconds, the way ffmpeg's options take a time."""
    micro = to_frames(seconds, 1_000_000)
    sign = "-" if micro < 0 else ""
    return f"{sign}{abs(micro) // 1_000_000}.{abs(micro) % 1_000_000:06}"
