"""Outlines as arrays of points (n, 2), in picture units."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]
Pairs = Sequence[tuple[float, float]] | Points


def box(x: float, y: float, width: float, height: float) -> Points:
    """A rectangle from its upper left corner."""
    return np.array([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], np.float64)


def oval(x: float, y: float, wide: float, high: float | None = None) -> Points:
    """An ellipse around a point, by its radii."""
    turn = np.linspace(0, 2 * np.pi, 48, endpoint=False)
    return np.stack([x + wide * np.cos(turn), y + (high or wide) * np.sin(turn)], axis=1)


def curve(points: Pairs, *, closed: bool = False) -> Points:
    """A smooth line through the points (Catmull-Rom), eight steps from one to the next."""
    knots = np.asarray(points, np.float64)
    first, last = (knots[-1:], knots[:2]) if closed else (knots[:1], knots[-1:])
    around = np.concatenate([first, knots, last])
    a, b, c, d = (around[n : len(around) - 3 + n, None] for n in range(4))
    t = np.linspace(0, 1, 8, endpoint=False)[None, :, None]
    run = 2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2
    steps = (run + (3 * b - a - 3 * c + d) * t**3).reshape(-1, 2) / 2
    return steps if closed else np.concatenate([steps, knots[-1:]])


def leaf(x: float, y: float, length: float, angle: float, fat: float = 0.28) -> Points:
    """A leaf that grows from a point; the angle in degrees, 0 to the right, -90 up."""
    along = np.array([0, 0.25, 0.55, 0.85, 1, 0.85, 0.55, 0.25])
    across = np.array([0, 0.8, 1, 0.5, 0, -0.5, -1, -0.8]) * fat
    outline = curve(np.stack([along, across], axis=1) * length, closed=True)
    return placed(turned(outline, angle), x, y)


def ribbon(points: Pairs, wide: float) -> Points:
    """The outline of a strip along a smooth line."""
    middle = curve(points)
    along = np.gradient(middle, axis=0)
    across = np.stack([-along[:, 1], along[:, 0]], axis=1)
    across *= wide / 2 / np.hypot(along[:, 0], along[:, 1])[:, None]
    return np.concatenate([middle + across, (middle - across)[::-1]])


def turned(points: Pairs, angle: float) -> Points:
    """The points turned about the origin, in degrees."""
    cos, sin = np.cos(np.radians(angle)), np.sin(np.radians(angle))
    rotation = np.array([[cos, sin], [-sin, cos]])
    result: Points = np.asarray(points, np.float64) @ rotation
    return result


def placed(
    points: Pairs, x: float, y: float, scale: float = 1.0, *, mirrored: bool = False
) -> Points:
    """An outline drawn around the origin, put somewhere."""
    side = np.array([-scale if mirrored else scale, scale])
    result: Points = np.asarray(points, np.float64) * side + (x, y)
    return result


def stepped(points: Points, gap: float) -> Points:
    """The same line with a point every `gap` or so."""
    spans = np.hypot(*np.diff(points, axis=0).T)
    along = np.concatenate([[0], np.cumsum(spans)])
    spots = np.linspace(0, along[-1], max(2, int(along[-1] / gap) + 1))
    return np.stack([np.interp(spots, along, points[:, axis]) for axis in (0, 1)], axis=1)
