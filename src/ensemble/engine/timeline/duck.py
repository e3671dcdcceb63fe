"""How a music bed makes room for a voice."""

from dataclasses import dataclass
from fractions import Fraction

from ensemble.engine.timeline.lasting import Unplayable


@dataclass(frozen=True, slots=True)
class Duck:
    """Turn a track down by `by_db` while something is heard on the track named `under`.

    It goes down within about `attack` and comes back within about `release`, in seconds.
    """

    under: str
    by_db: float = 12.0
    attack: Fraction = Fraction(1, 10)
    release: Fraction = Fraction(1, 2)

    def __post_init__(self) -> None:
        if not self.under:
            raise Unplayable("A track is turned down under another: name that one.")
        if not 0 <= self.by_db <= 60:
            raise Unplayable("A track is turned down by 0 to 60 dB.")
        if not (0 <= self.attack <= 10 and 0 <= self.release <= 10):
            raise Unplayable("A track goes down and comes back within 10 seconds.")
