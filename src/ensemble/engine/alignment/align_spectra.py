"""What makes two recordings of the same thing comparable: levels evened, colors taken out.

And where, between two samples, they fit best.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ensemble.engine.alignment.align_hearing import Wave

Spectrum = NDArray[np.complex64]
EVEN_SECONDS = 0.1
SMOOTH_HERTZ = 40.0
FLOOR = 0.02


def steady(wave: Wave, rate: int) -> Wave:
    """The same sound at an even level: each sample over the strength of a tenth of a second.

    What is far below the loudest stays quiet, so that hiss between notes is no music.
    """
    power = np.square(wave, dtype=np.float64)
    width = max(1, round(EVEN_SECONDS * rate))
    local = np.sqrt(np.maximum(_moving(power, width), 0))
    loudest = float(local.max(initial=0.0))
    if not loudest:
        return wave
    return (wave / (local + FLOOR * loudest)).astype(np.float32)


def whitened(wave: Wave, size: int, rate: int, band: tuple[float, float]) -> Spectrum:
    """The spectrum of `size` samples with an even color inside `band` hertz, its power kept."""
    spectrum = np.fft.rfft(wave, size)
    first, last = (round(edge * size / rate) for edge in band)
    spectrum[:first] = 0
    spectrum[last:] = 0
    size_of = np.abs(spectrum[first:last]).astype(np.float64)
    color = np.sqrt(_moving(size_of**2, max(3, round(SMOOTH_HERTZ * size / rate))))
    mean = float(color.mean()) if len(color) else 0.0
    if mean:
        spectrum[first:last] *= (mean / (color + 1e-3 * mean)).astype(np.float32)
    return spectrum.astype(np.complex64)


def top_between(values: NDArray[Any], place: int) -> float:
    """How far the top of a hill lies from its highest value: a parabola through that and two more.

    Between -0.5 and 0.5; 0 at either end, where one of them is missing.
    """
    if not 0 < place < len(values) - 1:
        return 0.0
    left, top, right = (float(each) for each in values[place - 1 : place + 2])
    bend = left - 2 * top + right
    return 0.5 * (left - right) / bend if bend < 0 else 0.0


def _moving(values: NDArray[np.float64], width: int) -> NDArray[np.float64]:
    """The mean of `width` neighbors, shorter at the ends."""
    width = min(width, len(values))
    if width < 2:
        return values
    total = np.concatenate([[0.0], np.cumsum(values)])
    middle = np.arange(len(values))
    begin = np.maximum(middle - width // 2, 0)
    end = np.minimum(middle - width // 2 + width, len(values))
    mean: NDArray[np.float64] = (total[end] - total[begin]) / (end - begin)
    return mean
