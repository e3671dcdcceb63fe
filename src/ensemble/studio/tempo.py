"""The tempo that a call's words name."""

from dataclasses import dataclass
from fractions import Fraction
from math import floor

from django.utils.translation import gettext as _

from ensemble.engine.alignment.ticks import Ticks
from ensemble.studio.counting import measure_in

SLOWEST, FASTEST = 30.0, 300.0
RATE, COUNT = 48_000, 4
CALM = RATE / 2


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


def tempo_asked(bpm: str) -> Tempo | None:
    """Return the tempo that somebody wants to click along at: "96"; None for what is none."""
    return tempo_in(f"{bpm[:7]} BPM")


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


def count_in(begins_at: int, tempo: Tempo | None) -> Ticks:
    """Return where our recorder ticks before what begins at a sample: four times, a beat apart.

    The same as `countIn` of its islands, so that the server knows what to listen for.
    """
    beat = _beat(tempo)
    return Ticks(tuple(begins_at - floor(left * beat + 0.5) for left in range(COUNT, 0, -1)))


def _beat(tempo: Tempo | None) -> float:
    """Samples from one beat to the next, doubled or halved where that is no count-in."""
    if tempo is None:
        return CALM
    samples = 60 * RATE / tempo.bpm
    while samples > 2 * RATE:
        samples /= 2
    while samples < RATE / 4:
        samples *= 2
    return samples
