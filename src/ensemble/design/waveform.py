"""A sound as bars that any width can hold."""

from collections.abc import Sequence
from itertools import pairwise

HEIGHT = 100
LEAST = 2.0


def bars(envelope: Sequence[float], count: int = 96) -> str:
    """Return an SVG path of `count` upright strokes, 2 units apart in a box 100 high.

    `envelope` holds loudness from 0 to 1, of any length; each stroke is the loudest of its share.
    """
    strokes = []
    for number, level in enumerate(loudest(envelope, count)):
        tall = max(LEAST, round(min(1.0, level) * (HEIGHT - 4), 1))
        strokes.append(f"M{2 * number + 1} {(HEIGHT - tall) / 2:g}v{tall:g}")
    return "".join(strokes)


def loudest(envelope: Sequence[float], count: int) -> list[float]:
    """Return `count` peaks; a shorter envelope is stretched, an empty one is silence."""
    length = len(envelope)
    if not length:
        return [0.0] * count
    edges = [number * length // count for number in range(count + 1)]
    return [max(envelope[start : max(end, start + 1)]) for start, end in pairwise(edges)]
