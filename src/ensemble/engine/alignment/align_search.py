"""Where a take belongs by what is heard in it, and how sure that is."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from ensemble.engine.alignment.align_coarse import voted
from ensemble.engine.alignment.align_fine import LONG, Fit, fit
from ensemble.engine.alignment.align_hearing import Hearing
from ensemble.engine.alignment.align_votes import Place, places
from ensemble.engine.work import Work

# A file at another speed: the wrong rate in its header, film pulled to video, a slow recorder.
SPEEDS = (1.0, 1 - 300e-6, 1 + 300e-6, 1 / 1.001, 1.001, 44_100 / 48_000, 48_000 / 44_100)
REACH = 2.0
ENOUGH = 0.9
RIVAL = 0.6
LIKE = 12.0
CHANCE = 8.0
ODD = 200e-6
CERTAIN = 0.995


@dataclass(frozen=True, slots=True)
class Found:
    """`offset` in seconds; `rate` is how many seconds of the mix pass in one of the take.

    `heard` is how sure it is that they share sound at all (0 to 1), `only` that no other place
    fits as well; `is_timed` says whether `rate` was measured and not taken to be 1.
    """

    offset: float
    rate: float = 1.0
    heard: float = 0.0
    only: float = 0.0
    is_timed: bool = False

    @property
    def confidence(self) -> float:
        return min(CERTAIN, self.heard * self.only)


NOTHING = Found(0.0)


def search(
    take: Hearing,
    mix: Hearing,
    around: float | None,
    work: Work,
    *,
    speeds: Sequence[float] = SPEEDS,
    reach: float = REACH,
) -> Found:
    """The best place within `reach` seconds of `around`, or anywhere at all without it."""
    if take.is_silent or mix.is_silent:
        return NOTHING
    best = NOTHING
    for number, speed in enumerate(speeds):
        shortest = min(0.5, take.seconds / speed / 2)
        within = shortest - take.seconds / speed, mix.seconds - shortest
        if around is not None:
            within = around - reach, around + reach
        part = work.part(number / len(speeds), (number + 1) / len(speeds))
        asked = places(voted(take, mix, within, speed, part))
        found = _best(take, mix, asked, speed)
        best = max(best, found, key=lambda each: each.heard)
        if best.heard >= ENOUGH:
            break
    return best


def _best(take: Hearing, mix: Hearing, asked: list[Place], speed: float) -> Found:
    fits = [fit(take, mix, each.offset, each.slope, speed) for each in _rivals(asked, speed)]
    if not fits:
        return NOTHING
    first = max(fits, key=lambda each: each.merit)
    alike = [each.merit / max(first.merit, 1e-9) for each in fits if each is not first]
    only = 1 / (1 + sum(exp(-LIKE * (1 - ratio)) for ratio in alike))
    if abs(first.slope) > ODD:  # heard better at its own speed
        speed /= 1 + first.slope
        first = fit(take, mix, first.offset, 0.0, speed)
    rate = (1 + first.slope) / speed
    return Found(first.offset, rate, _heard(first, speed), only, first.span > LONG)


def _rivals(asked: list[Place], speed: float) -> list[Place]:
    """Those worth a closer look; at another speed the first two, for they rarely are."""
    near = [each for each in asked if each.score >= RIVAL * asked[0].score]
    return near if speed == 1.0 else near[:2]


def _heard(line: Fit, speed: float) -> float:
    """Unrelated recordings stack up to 7 by chance; one more halves what speaks for chance.

    Where most windows say something else, or a few agree on an odd speed, it is half as sure.
    """
    sure = float(1 - 0.5 ** max(0.0, line.stacked - CHANCE))
    is_odd = speed != 1.0 or abs(line.slope) > ODD
    is_doubtful = line.agree * 2 < line.clear or (is_odd and line.agree * 3 < line.windows)
    return sure / 2 if is_doubtful else sure
