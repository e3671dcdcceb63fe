"""Places a take in a mix: by its length, by the time written in it, by ticks, or by ear.

What a file says of itself is a claim; what is heard confirms it, or overrules it when it is sure.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Literal, cast, get_args

from ensemble.engine.alignment.align_claims import Claim, by_bext, by_length, by_ticks
from ensemble.engine.alignment.align_hearing import Hearing, hear
from ensemble.engine.alignment.align_search import NOTHING, REACH, SPEEDS, Found, search
from ensemble.engine.alignment.drift import drift_sentence
from ensemble.engine.alignment.ticks import Ticks
from ensemble.engine.errors import Unsupported
from ensemble.engine.sound.layers import RATE
from ensemble.engine.sound.mix import mix as mixed
from ensemble.engine.timeline import Timeline
from ensemble.engine.times import fine_clock, to_frames
from ensemble.engine.work import Question, Report, Work, tell_nobody

Method = Literal["bext", "ticks", "correlation", "length"]
How = Literal["auto", "bext", "ticks", "correlation", "length"]
GRID = 16 * RATE
SURE, LIKELY = 0.9, 0.5
USUAL = 0.8
SAME, NEAR = 0.001, 0.25


@dataclass(frozen=True, slots=True)
class Aligned:
    """`offset` is where the take begins in the mix, in seconds; `samples` the same at 48 kHz.

    `confidence` goes from 0 to 1: up to 0.5 the place was not found, from 0.9 on it is sure.
    `drift_ppm` is how much faster the take runs than the mix, None where it was not measured.
    """

    offset: Fraction
    samples: int
    method: Method
    confidence: float
    drift_ppm: float | None
    sentence: str


def align(
    take: Path,
    mix: Path | Timeline,
    *,
    folder: Path,
    how: How = "auto",
    around: Fraction | None = None,
    reach: float = REACH,
    ticks: Ticks | None = None,
    report: Report = tell_nobody,
    cancelled: Question | None = None,
) -> Aligned:
    """Find where a take begins in a mix, working in `folder`.

    With `around`, sound is compared within `reach` seconds of that offset only. Raises Unsupported,
    Unreadable or TooLarge for what can't be listened to; a place that isn't found is an answer.
    """
    if how not in get_args(How) or (how == "ticks" and ticks is None):
        raise Unsupported("Align by length, bext, ticks (say which) or correlation.")
    work = Work(folder, report, cancelled)
    path = mix if isinstance(mix, Path) else _made(mix, work.part(0, 0.2))
    mine, theirs = hear(take, "take", work.part(0.2, 0.3)), hear(path, "mix", work.part(0.3, 0.5))
    try:
        claim = _claim(mine, theirs, how, ticks)
        if how not in {"auto", "correlation"}:
            return _told(mine, cast("Method", how), claim.place if claim else NOTHING)
        near = None if around is None else (float(around), reach)
        return _weighed(mine, theirs, claim, near, work.part(0.5, 1.0))
    finally:
        for each in (mine, theirs):
            each.forget()


def _made(timeline: Timeline, work: Work) -> Path:
    output = work.folder / "whole.wav"
    return mixed(timeline, output, work.folder, report=work.report, cancelled=work.cancelled).path


def _claim(take: Hearing, mix: Hearing, how: How, ticks: Ticks | None) -> Claim | None:
    """The first of length, bext and ticks that says anything."""
    if how in {"auto", "length"} and (claim := by_length(take, mix)):
        return claim
    if how in {"auto", "bext"} and (claim := by_bext(take, mix)):
        return claim
    return by_ticks(take, ticks) if how in {"auto", "ticks"} and ticks else None


def _weighed(
    take: Hearing,
    mix: Hearing,
    claim: Claim | None,
    near: tuple[float, float] | None,
    work: Work,
) -> Aligned:
    """A claim that is heard near its place stands; else it yields to a place that is surer."""
    if claim and claim.method == "ticks":
        return _told(take, "ticks", claim.place)  # nothing else need be heard in it
    if claim:
        there = search(take, mix, claim.place.offset, work.part(0, 0.5), speeds=(1.0,))
        if there.confidence >= SURE and abs(there.offset - claim.place.offset) <= NEAR:
            return _told(take, *_confirmed(claim, there))
    # What names its own place is at the mix's speed; anything else may run at any.
    speeds = (1.0,) if claim else SPEEDS
    found = _heard(take, mix, near, work.part(0.5, 1.0), speeds)
    if claim and found.confidence < max(SURE, claim.place.confidence):
        return _told(take, claim.method, claim.place)
    return _told(take, "correlation", found)


def _heard(
    take: Hearing,
    mix: Hearing,
    near: tuple[float, float] | None,
    work: Work,
    speeds: Sequence[float],
) -> Found:
    """Near a place that is told, and nowhere else; without one anywhere.

    Where the music repeats, a long take fits in several places: then the one where most takes
    begin, with the mix, is likely, though not sure.
    """
    if near:
        return search(take, mix, near[0], work, speeds=speeds, reach=near[1])
    found = search(take, mix, None, work.part(0, 0.9), speeds=speeds)
    if found.heard >= SURE > found.confidence and take.seconds > mix.seconds / 2:
        first = search(take, mix, 0.0, work.part(0.9, 1.0), speeds=(1.0,))
        if first.confidence >= SURE:
            return replace(first, only=USUAL)
    return found


def _confirmed(claim: Claim, near: Found) -> tuple[Method, Found]:
    """What is written is exact to the sample; it stands where the ear says the same."""
    if abs(claim.place.offset - near.offset) > SAME:
        return "correlation", near
    return claim.method, replace(near, offset=claim.place.offset)


def _told(take: Hearing, method: Method, found: Found) -> Aligned:
    offset = Fraction(round(found.offset * GRID), GRID)
    ppm = (found.rate - 1) * 1e6 if found.is_timed and found.confidence > LIKELY else None
    words = _sentence(found, offset)
    if ppm is not None:
        words = f"{words} {drift_sentence(ppm, take.seconds)}"
    return Aligned(offset, to_frames(offset, RATE), method, found.confidence, ppm, words)


def _sentence(found: Found, offset: Fraction) -> str:
    if found.heard > LIKELY >= found.confidence:
        return "It fits in several places, for the music repeats. Say about where it belongs."
    if found.confidence <= LIKELY:
        return "We could not find its place. Move it there by ear."
    side = "before" if offset < 0 else "into"
    moment = fine_clock(abs(offset))
    if found.confidence < SURE:
        return f"It probably begins {moment} {side} the mix. Listen before you keep it."
    return f"It begins {moment} {side} the mix."
