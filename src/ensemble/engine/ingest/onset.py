"""Where a short take begins to be heard: the attack of a clap, the first breath of a scream."""

from fractions import Fraction
from typing import Any

import numpy as np

# An attack has come this far up; it began where it was still this low. Parts of the highest peak.
UP, LOW = 0.25, 0.08
# A tick of a chair is not the take: what is up has to stay up for most of this long, in seconds.
HELD = Fraction(1, 50)


def onset(peaks: dict[str, Any]) -> Fraction | None:
    """When the first strong sound begins, in seconds, from a waveform (see `peaks`).

    None where nothing is heard. As fine as the waveform is: 5 ms for a take of some seconds.
    """
    drawn = np.asarray(peaks["data"], dtype=np.int32).reshape(-1, 2)
    heights = np.abs(drawn).max(axis=1) if len(drawn) else np.zeros(0, np.int32)
    highest = int(heights.max(initial=0))
    if highest <= 1:
        return None
    step = Fraction(peaks["samples_per_pixel"], peaks["sample_rate"])
    up = _first_held(heights >= UP * highest, max(1, round(HELD / step)))
    quiet = np.flatnonzero(heights[:up] <= LOW * highest)
    return step * int(quiet[-1] + 1 if len(quiet) else 0)


def _first_held(is_up: np.ndarray[Any, np.dtype[np.bool_]], held: int) -> int:
    """The first place from where most of `held` are up; else the first that is up at all."""
    together = np.convolve(is_up, np.ones(held, np.int32))[held - 1 :]
    held_from = np.flatnonzero(is_up[: len(together)] & (together * 2 > held))
    return int(held_from[0] if len(held_from) else np.flatnonzero(is_up)[0])
