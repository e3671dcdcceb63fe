"""From the votes of probes to places: what many probes agree on, best first."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ensemble.engine.alignment.align_coarse import Places, Votes

CLOSE = 0.003
DRIFT = 400e-6
FARTHEST = 1.0
APART = 0.05
MOST = 6
STEEPEST = 600e-6


@dataclass(frozen=True, slots=True)
class Place:
    """An offset in seconds at the take's beginning, how fast it drifts, and who voted for it.

    `score` sums the strength of all votes, `probes` counts those that found it at all.
    """

    offset: float
    slope: float
    score: float
    probes: int


def places(votes: Sequence[Votes]) -> list[Place]:
    """The places that are asked for most, none within 50 ms of a better one."""
    asked = [(each.middle, float(offset)) for each in votes for offset in each.offsets]
    if not asked:
        return []
    score, at = _scores(votes, np.array(asked))
    found: list[Place] = []
    for number in np.argsort(-score, kind="stable"):
        offset = asked[number][1]
        if all(abs(offset - other.offset) > APART for other in found):
            found.append(_place(votes, at[:, number], float(score[number])))
        if len(found) == MOST:
            break
    return found


def _scores(votes: Sequence[Votes], asked: Places) -> tuple[Places, Places]:
    """For every place: the sum of each probe's strongest vote near it, and which offset that is."""
    score = np.zeros(len(asked))
    at = np.full((len(votes), len(asked)), np.nan)
    rows = np.arange(len(asked))
    for number, each in enumerate(votes):
        if not len(each.offsets):
            continue
        distance = np.abs(each.middle - asked[:, 0])
        close = np.minimum(CLOSE + DRIFT * distance, FARTHEST)
        near = np.abs(each.offsets[None, :] - asked[:, 1, None]) <= close[:, None]
        strength = np.where(near, each.strength[None, :], 0.0)
        best = np.argmax(strength, axis=1)
        score += strength[rows, best]
        at[number] = np.where(near.any(axis=1), each.offsets[best], np.nan)
    return score, at


def _place(votes: Sequence[Votes], offsets: Places, score: float) -> Place:
    """The line through the votes: where it crosses the take's beginning, and its slope."""
    heard = ~np.isnan(offsets)
    middles = np.array([each.middle for each in votes])[heard]
    lags = offsets[heard]
    slope = 0.0
    if len(lags) > 2:
        one, other = np.triu_indices(len(lags), 1)
        apart = middles[other] - middles[one]
        far = apart > 1.0
        if far.any():
            slopes = (lags[other] - lags[one])[far] / apart[far]
            slope = float(np.clip(np.median(slopes), -STEEPEST, STEEPEST))
    return Place(float(np.median(lags - slope * middles)), slope, score, int(heard.sum()))
