"""How music is counted, as a call's words say it: "96 BPM, 3/4, E minor"."""

import re
from fractions import Fraction

from ensemble.engine.errors import Unsupported
from ensemble.engine.kit.measures import Measure

TEMPO = re.compile(r"(?<![\d.,])(\d{2,3}(?:[.,]\d{1,3})?)\s*bpm\b", re.IGNORECASE)
METER = re.compile(r"(?<![\d/])(\d{1,2})/(2|4|8|16)(?![\d/])")
KEY = re.compile(r"\b([A-G][#b♯♭]?) ?(minor|major|m)\b")
OTHERWISE = Fraction(120)


def measure_in(*words: str) -> tuple[Measure, bool]:
    """Return how to count, and whether anybody said a tempo: if not it is 120.

    Beats a minute are those one feels: "60 BPM, 6/8" are 60 dotted quarter notes.
    """
    tempo = next((found for line in words if (found := TEMPO.search(line))), None)
    meter = next((found for line in words if (found := METER.search(line))), None)
    key = next((found for line in words if (found := KEY.search(line))), None)
    beats, unit = (int(meter[1]), int(meter[2])) if meter else (4, 4)
    told = Fraction(tempo[1].replace(",", ".")) if tempo else OTHERWISE
    try:
        return Measure.felt(told, beats, unit, f"{key[1]} {key[2]}" if key else ""), bool(tempo)
    except Unsupported:
        return Measure(OTHERWISE), False
