"""The fine pass: windows all along the take say to a part of a sample how far they are off.

Phase correlation (GCC-PHAT, tempered so that hiss counts less than music) in windows at 48 kHz, and
a robust line through what they say: its beginning is the offset, its slope is the drift.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ensemble.engine.alignment.align_hearing import Hearing, Wave
from ensemble.engine.alignment.align_spectra import top_between
from ensemble.engine.sound.layers import RATE

WINDOWS = 24
LARGEST, SMALLEST = 1 << 15, 1 << 11
BAND = (100.0, 10_000.0)
TEMPER = 0.8
FINER = 2
CLEAR = 6.0
ON_LINE, BENT, MOST_BENT = 0.00025, 0.5e-6, 0.0015
LONG = 4.0
STEEPEST = 700e-6
Seconds = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Fit:
    """`offset` at the take's beginning, in seconds; `slope` is what it gains on the mix a second.

    Of `windows` that were compared, `clear` say something and `agree` lie on the line, `span`
    seconds apart at most; `merit` sums how far they stand above what chance gives; `stacked` is
    how far the sum of all windows does, laid along the line.
    """

    offset: float
    slope: float
    windows: int = 0
    clear: int = 0
    agree: int = 0
    span: float = 0.0
    merit: float = 0.0
    stacked: float = 0.0


def fit(take: Hearing, mix: Hearing, offset: float, slope: float, speed: float = 1.0) -> Fit:
    """Measure exactly from a good guess (to 5 ms); the take is played `speed` times as fast."""
    line = Fit(offset, slope)
    for search in (0.006, 0.002):
        line = _measured(take, mix, line, speed, search)
        if line.agree < 2:
            break
    return line


def _measured(take: Hearing, mix: Hearing, line: Fit, speed: float, search: float) -> Fit:
    """One pass: every window compared where the line so far expects it."""
    size, centers = _windows(take, mix, line, speed)
    shape = np.hanning(size).astype(np.float32)
    faster = speed / (1 + line.slope) if abs(line.slope) > 20e-6 else speed
    expected, fits = np.empty(len(centers)), []
    for number, center in enumerate(centers):
        begin = center * speed * RATE - size // 2 * faster
        begin = float(round(begin)) if faster == 1.0 else begin
        centers[number] = (begin + size // 2 * faster) / RATE / speed
        exact = (line.offset + (1 + line.slope) * centers[number]) * RATE
        expected[number] = round(exact) / RATE - centers[number]
        mine = take.at(begin, size, faster) * shape
        theirs = mix.at(round(exact) - size // 2, size) * shape
        fits.append(_around(mine, theirs, search))
    return _line(centers, expected, np.stack(fits), line)


def _windows(take: Hearing, mix: Hearing, line: Fit, speed: float) -> tuple[int, Seconds]:
    """How many samples a window has, and the middles (seconds of the take, as played) of all."""
    begin = max(0.0, -line.offset)
    end = min(take.seconds / speed, mix.seconds - line.offset)
    length = max(0.0, end - begin)
    size = LARGEST
    while size > SMALLEST and length * RATE < 6 * size:
        size //= 2
    room = length - size / RATE
    count = int(np.clip(length * RATE / size * 2, 1, WINDOWS))
    if room <= 0:
        return size, np.array([begin + length / 2])
    first = begin + size / 2 / RATE
    loud = _loud(take, first * speed, room * speed, count, size / 2 / RATE * speed)
    return size, loud / speed


def _loud(take: Hearing, first: float, room: float, count: int, half: float) -> Seconds:
    """The loudest middle in each of `count` parts of `room`, in seconds of the take's file."""
    strength = np.concatenate([[0.0], np.cumsum(take.levels**2)])
    chosen = []
    for number in range(count):
        places = first + room * (number + np.linspace(0, 1, 8, endpoint=False)) / count
        tenths = np.stack([places - half, places + half]) * 10
        low, high = np.clip(tenths.round().astype(int), 0, len(take.levels))
        chosen.append(float(places[np.argmax(strength[high] - strength[low])]))
    return np.array(chosen)


def _around(mine: Wave, theirs: Wave, search: float) -> Seconds:
    """How well they fit where `theirs` is later by -`search` to `search`; 1 is what chance gives.

    One value for each quarter of a sample; negative where one of them is turned upside down.
    """
    size = len(mine)
    reach = round(search * RATE * FINER)
    cross = np.fft.rfft(theirs) * np.conj(np.fft.rfft(mine))
    first, last = (round(edge * size / RATE) for edge in BAND)
    cross[:first] = 0
    cross[last:] = 0
    power = np.abs(cross)
    loudest = float(power.max(initial=0.0))
    if not loudest:
        return np.zeros(2 * reach + 1)
    found = np.fft.irfft(cross / (power + 1e-9 * loudest) ** TEMPER, size * FINER)
    found = found.astype(np.float64)
    near = np.concatenate([found[-reach:], found[: reach + 1]])
    chance = float(np.sqrt(np.mean(np.square(found))))
    return np.asarray(near / chance, np.float64)


def _top(fit: Seconds) -> float:
    """Where the strongest value lies, in seconds from the middle, between two values too."""
    tall = np.abs(fit)
    best = int(np.argmax(tall))
    return (best + top_between(tall, best) - len(fit) // 2) / (RATE * FINER)


def _line(centers: Seconds, expected: Seconds, fits: Seconds, before: Fit) -> Fit:
    """Theil and Sen's line through the clear windows, then the mean of those that lie on it."""
    clear = np.abs(fits).max(axis=1)
    heard = clear >= CLEAR
    if not heard.any():
        return Fit(before.offset, before.slope, len(centers))
    at = centers[heard]
    says = expected[heard] + np.array([_top(fit) for fit in fits[heard]])
    slope = _slope(at, says, before.slope)
    offset = float(np.median(says - slope * at))
    bent = min(MOST_BENT, ON_LINE + BENT * float(np.ptp(centers)))
    on = np.abs(says - offset - slope * at) <= bent
    span = float(np.ptp(at[on])) if on.any() else 0.0
    if on.sum() > 2 and span > LONG:
        slope, offset = (float(each) for each in np.polyfit(at[on], says[on], 1))
    elif on.any():
        offset = float(np.mean(says[on] - slope * at[on]))
    stack = _stacked(fits, offset + slope * centers - expected)
    merit = float(clear[heard][on].sum())
    tall = float(np.abs(stack).max())
    counts = len(centers), len(at), int(on.sum())
    return Fit(offset + _top(stack), slope, *counts, span, merit, tall)


def _stacked(fits: Seconds, delays: Seconds) -> Seconds:
    """The sum of all windows within 0.25 ms of the line; chance would give 1."""
    reach, middle = round(ON_LINE * RATE * FINER), fits.shape[1] // 2
    total, count = np.zeros(2 * reach + 1), 0
    for fit, delay in zip(fits, delays, strict=True):
        at = middle + round(delay * RATE * FINER)
        if reach <= at < len(fit) - reach:
            total += fit[at - reach : at + reach + 1]
            count += 1
    return np.asarray(total / max(1, count) ** 0.5, np.float64)


def _slope(at: Seconds, says: Seconds, without: float) -> float:
    one, other = np.triu_indices(len(at), 1)
    apart = at[other] - at[one]
    far = apart > 2.0
    if not far.any():
        return without
    slopes = (says[other] - says[one])[far] / apart[far]
    likely = slopes[np.abs(slopes) <= STEEPEST]
    return float(np.median(likely)) if len(likely) else without
