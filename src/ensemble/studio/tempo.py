"""The tempo that a call's words name."""

from dataclasses import dataclass

from ensemble.studio.counting import measure_in

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
    measure, is_told = measure_in(*words)
    bpm = float(measure.tempo)
    return Tempo(bpm, measure.beats) if is_told and SLOWEST <= bpm <= FASTEST else None
