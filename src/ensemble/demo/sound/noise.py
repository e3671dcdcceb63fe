"""Seeded noise."""

import numpy as np

from ensemble.demo.sound.track import Mono


def white(samples: int, seed: int) -> Mono:
    """White noise of standard deviation one."""
    return np.random.default_rng(seed).standard_normal(samples, dtype=np.float32)
