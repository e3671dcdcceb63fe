"""How alike two pictures are: the structural similarity index of Wang and others (2004)."""

import numpy as np
from numpy.typing import NDArray

WINDOW = 7
STEADY = ((0.01 * 255) ** 2, (0.03 * 255) ** 2)
LUMA = np.array([0.2126, 0.7152, 0.0722])


def ssim(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> float:
    """From their luma in windows of 7 by 7: 1 for the same picture, near 0 for strangers."""
    x, y = (picture.astype(np.float64) @ LUMA for picture in (one, other))
    mean_x, mean_y = _mean(x), _mean(y)
    spread_x, spread_y = _mean(x * x) - mean_x**2, _mean(y * y) - mean_y**2
    together = _mean(x * y) - mean_x * mean_y
    light = (2 * mean_x * mean_y + STEADY[0]) / (mean_x**2 + mean_y**2 + STEADY[0])
    shape = (2 * together + STEADY[1]) / (spread_x + spread_y + STEADY[1])
    return float((light * shape).mean())


def _mean(picture: NDArray[np.float64]) -> NDArray[np.float64]:
    """The mean of every window, from sums that run along rows and columns."""
    sums = np.pad(picture, ((1, 0), (1, 0))).cumsum(0).cumsum(1)
    n = WINDOW
    found: NDArray[np.float64] = sums[n:, n:] - sums[:-n, n:] - sums[n:, :-n] + sums[:-n, :-n]
    return found / n**2
