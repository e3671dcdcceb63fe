"""The tempo that a call's words name."""

from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from ensemble.studio.counting import measure_in

SLOWEST, FASTEST = 30.0, 300.0


@dataclass(frozen=True)
class Tempo:
    """Beats a minute, how many of them make a bar, and how many quarter notes one is long.

    They are counted as the kit's click and `tempo.mid` count them.
    """

    bpm: float
    beats: int = 4
    beat: Fraction = Fraction(1)

    @property
    def said(self) -> str:
        """As people write it: 96; in 6/8 also of what: 60 dotted quarters."""
        return f"{self.bpm:g} {_named(self.beat)}".strip()


def tempo_in(*words: str) -> Tempo | None:
    """Return the tempo that the first of these sentences names ("96 BPM, 3/4"); None for none."""
    measure, is_told = measure_in(*words)
    bpm = float(measure.pace)
    if not is_told or not SLOWEST <= bpm <= FASTEST:
        return None
    return Tempo(bpm, measure.in_bar, measure.beat)


def _named(beat: Fraction) -> str:
    """Return what such beats are called; "" for quarter notes, which nobody names."""
    names = {
        Fraction(2): _("half notes"),
        Fraction(3, 2): _("dotted quarters"),
        Fraction(1, 2): _("eighths"),
        Fraction(3, 4): _("dotted eighths"),
        Fraction(1, 4): _("sixteenths"),
    }
    return names.get(beat, "")
