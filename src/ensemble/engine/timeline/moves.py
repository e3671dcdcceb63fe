"""A slow move over a still picture, as exact parts of it."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from ensemble.engine.timeline.lasting import Unplayable

SMALLEST = Fraction(1, 20)


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of a picture, in parts of its width and height: 0 is left or top."""

    left: Fraction = Fraction(0)
    top: Fraction = Fraction(0)
    width: Fraction = Fraction(1)
    height: Fraction = Fraction(1)

    def __post_init__(self) -> None:
        if min(self.width, self.height) < SMALLEST:
            raise Unplayable("A move shows at least a twentieth of a picture.")
        if min(self.left, self.top) < 0 or self.left + self.width > 1 or self.top + self.height > 1:
            raise Unplayable("A move stays within its picture.")


@dataclass(frozen=True, slots=True)
class Move:
    """From seeing one part of a picture to seeing another: gently at both ends, or evenly.

    The screen shows as much from the middle of each part as its own shape allows.
    """

    begin: Area = Area()
    end: Area = Area()
    pace: Literal["gentle", "even"] = "gentle"
