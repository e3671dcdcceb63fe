"""A timeline's sound as layers on one grid of samples: pure arithmetic, nothing is opened.

Crossfaded films fade their sound over the same span; a picture track's clips bring their own.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from math import cos, inf, log10, pi, sin, sqrt

from ensemble.engine.timeline import Placed, Timeline, Track
from ensemble.engine.timeline.items import Clip, Layout
from ensemble.engine.times import to_frames

RATE = 48_000


@dataclass(frozen=True, slots=True)
class Layer:
    """`length` samples of `source` from its sample `first`, heard from sample `at` of the mix.

    `left` and `right` are factors with gain and pan in them; fades are in samples. `at` may be
    negative: what lies before the beginning is not heard, and the rest stays in its place.
    With `loop`, so many samples (not always a whole number) are heard again and again. `track` is
    the number of its track in the timeline.
    """

    source: str
    first: int
    at: int
    length: int
    left: float = 1.0
    right: float = 1.0
    fade_in: int = 0
    fade_out: int = 0
    loop: Fraction | None = None
    track: int = 0


def layers(timeline: Timeline, rate: int = RATE) -> tuple[Layer, ...]:
    """Everything that is heard, in the order of the tracks."""
    return tuple(
        replace(_layer(track, placed, placed.item, rate), track=number)
        for number, track in enumerate(timeline.tracks)
        if not track.muted
        for placed in _heard(track)
        if isinstance(placed.item, Clip) and placed.end > 0
    )


def pan_factors(pan: float) -> tuple[float, float]:
    """Equal power: the sum of the squares is always 2, and the middle changes nothing."""
    angle = (pan + 1) * pi / 4
    return sqrt(2) * cos(angle), sqrt(2) * sin(angle)


def factor(gain_db: float) -> float:
    """What a level in dB multiplies a sample by."""
    return float(10 ** (gain_db / 20))


def decibels(factor: float) -> float:
    """The opposite of `factor`; minus infinity for silence."""
    return 20 * log10(factor) if factor > 0 else -inf


def _heard(track: Track) -> Iterator[Placed]:
    for placed in track.placed():
        for each in _cells(placed) if isinstance(placed.item, Layout) else (placed,):
            if isinstance(each.item, Clip) and not each.item.muted:
                yield each


def _cells(placed: Placed) -> Iterator[Placed]:
    """What a layout shows at once; what ends sooner than the layout is over by its transition."""
    for cell in placed.item.cells if isinstance(placed.item, Layout) else ():
        whole = cell.shows.duration == placed.item.duration
        yield Placed(cell.shows, placed.start, placed.before, placed.after if whole else None)


def _layer(track: Track, placed: Placed, clip: Clip, rate: int) -> Layer:
    gain = factor(track.gain_db + clip.gain_db)
    left, right = pan_factors(track.pan) if track.pan else (1.0, 1.0)
    at = to_frames(placed.start, rate)
    return Layer(
        source=clip.source.name,
        first=to_frames(clip.start, rate),
        at=at,
        length=to_frames(placed.end, rate) - at,
        left=gain * left,
        right=gain * right,
        fade_in=to_frames(max(clip.fade_in, _overlap(placed, before=True)), rate),
        fade_out=to_frames(max(clip.fade_out, _overlap(placed, before=False)), rate),
        loop=None if clip.loop is None else clip.loop * rate,
    )


def _overlap(placed: Placed, *, before: bool) -> Fraction:
    join = placed.before if before else placed.after
    if join is None:
        return Fraction(0)
    return join.duration if join.overlaps else join.duration / 2
