"""The tempo that a call's words name."""

import re
from dataclasses import dataclass

NAMED = re.compile(r"(?<![\d.,])(\d{2,3}(?:[.,]\d{1,3})?)\s*bpm\b", re.IGNORECASE)
METRE = re.compile(r"(?<![\d/])([2-9]|1[0-2])/([248])(?![\d/])")
SLOWEST, FASTEST = 30.0, 300.0


@dataclass(frozen=True)
class Tempo:
    """Beats a minute, and how many of them make a bar."""

    bpm: float
    beats: int = 4

    @property
    def said(self) -> str:
        """The number as people write it: 96, 92.5."""
        return f"{self.bpm:g}"


def tempo_in(*words: str) -> Tempo | None:
    """Return the tempo that the first of these sentences names ("96 BPM, 3/4"); None for none."""
    for line in words:
        if (found := NAMED.search(line)) is None:
            continue
        bpm = float(found[1].replace(",", "."))
        metre = METRE.search(line)
        if SLOWEST <= bpm <= FASTEST:
            return Tempo(bpm, int(metre[1]) if metre else 4)
    return None
