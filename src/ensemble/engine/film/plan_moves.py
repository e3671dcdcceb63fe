"""A move over a still as filters: warps to a 256th of a pixel, the same wherever it is cut.

The picture is made as large as it is seen in the middle of the move, once. Then `perspective`
takes every frame from it; `zoompan` would go by whole pixels, and shake.
"""

from dataclasses import dataclass
from math import ceil, cos, floor, pi, sqrt

from ensemble.engine.film.parts import Moving
from ensemble.engine.profiles import Profile
from ensemble.engine.timeline.moves import Area

# So many pixels around what is seen are needed to compute its edges.
MARGIN = 4
LARGEST = 24_000_000


@dataclass(frozen=True, slots=True)
class Rectangle:
    """In pixels of a picture, not whole ones."""

    left: float
    top: float
    width: float
    height: float

    def towards(self, other: "Rectangle", part: float) -> "Rectangle":
        return Rectangle(
            self.left + (other.left - self.left) * part,
            self.top + (other.top - self.top) * part,
            self.width + (other.width - self.width) * part,
            self.height + (other.height - self.height) * part,
        )

    def scaled(self, by: tuple[float, float], off: tuple[float, float]) -> "Rectangle":
        """After cutting `off` from the left and the top, and making it larger `by`."""
        return Rectangle(
            (self.left - off[0]) * by[0],
            (self.top - off[1]) * by[1],
            self.width * by[0],
            self.height * by[1],
        )


def enlarged(moving: Moving, size: tuple[int, int], profile: Profile) -> list[str]:
    """The filters that make a picture of this size as large as the move needs it, for all of it."""
    cut, large = _canvas(moving, size, profile)
    return [
        f"crop={cut[2]}:{cut[3]}:{cut[0]}:{cut[1]}",
        f"scale={large[0]}:{large[1]}:flags=lanczos+accurate_rnd+full_chroma_int"
        ":out_color_matrix=bt709:out_range=tv,setsar=1,format=yuv420p",
    ]


def warped(moving: Moving, size: tuple[int, int], profile: Profile) -> list[str]:
    """The filters that take each frame from the enlarged picture, when it is repeated."""
    cut, large = _canvas(moving, size, profile)
    by = large[0] / cut[2], large[1] / cut[3]
    ends = [each.scaled(by, cut[:2]) for each in _ends(moving, size, profile)]
    window = _window(moving, ends, large, profile)
    begin, end = (each.scaled((1, 1), window[:2]) for each in ends)
    corners = _corners(begin, window, profile), _corners(end, window, profile)
    names = ("x0", "y0", "x1", "y1", "x2", "y2", "x3", "y3")
    done = _done(moving)
    points = ":".join(
        f"{name}='{one:.6f}+{other - one:.6f}*({done})'"
        for name, one, other in zip(names, *corners, strict=True)
    )
    # A quick look has no time for the finest of warps.
    finest = "linear" if profile.effort in ("ultrafast", "superfast") else "cubic"
    return [
        f"crop={window[2]}:{window[3]}:{window[0]}:{window[1]}",
        f"perspective={points}:sense=source:eval=frame:interpolation={finest}",
        f"crop={profile.width}:{profile.height}:0:0",
    ]


def _ends(moving: Moving, size: tuple[int, int], profile: Profile) -> tuple[Rectangle, Rectangle]:
    return tuple(_seen(area, size, profile) for area in (moving.move.begin, moving.move.end))  # type: ignore[return-value]


def _seen(area: Area, size: tuple[int, int], profile: Profile) -> Rectangle:
    """The largest part with the screen's shape in the middle of an area."""
    wide, high = float(area.width) * size[0], float(area.height) * size[1]
    shape = profile.width / profile.height
    width, height = min(wide, high * shape), min(high, wide / shape)
    left = float(area.left) * size[0] + (wide - width) / 2
    return Rectangle(left, float(area.top) * size[1] + (high - height) / 2, width, height)


def _canvas(
    moving: Moving, size: tuple[int, int], profile: Profile
) -> tuple[tuple[int, int, int, int], tuple[int, int]]:
    """What to cut from the picture (left, top, width, height), and how large to make that."""
    begin, end = _ends(moving, size, profile)
    cut = _around((begin, end), size)
    scale = profile.width / sqrt(begin.width * end.width)
    scale = min(scale, sqrt(LARGEST / (cut[2] * cut[3])))
    least = profile.width, profile.height
    wide, high = (
        max(small, 2 * ceil(length * scale / 2))
        for small, length in zip(least, cut[2:], strict=True)
    )
    return cut, (wide, high)


def _around(seen: tuple[Rectangle, Rectangle], size: tuple[int, int]) -> tuple[int, int, int, int]:
    """Even edges around both, with a margin, within the picture."""
    left = _even(floor(min(each.left for each in seen)) - MARGIN)
    top = _even(floor(min(each.top for each in seen)) - MARGIN)
    right = ceil(max(each.left + each.width for each in seen)) + MARGIN
    bottom = ceil(max(each.top + each.height for each in seen)) + MARGIN
    return (
        left,
        top,
        max(2, _even(min(right + 1, size[0]) - left)),
        max(2, _even(min(bottom + 1, size[1]) - top)),
    )


def _even(length: int) -> int:
    return max(0, length // 2 * 2)


def _window(
    moving: Moving, ends: list[Rectangle], large: tuple[int, int], profile: Profile
) -> tuple[int, int, int, int]:
    """What these frames see of the enlarged picture, in whole pixels: nothing else is computed."""
    first, last = moving.done(0), moving.done(moving.frames - 1)
    seen = tuple(ends[0].towards(ends[1], _eased(part, moving)) for part in (first, last))
    left, top, wide, high = _around((seen[0], seen[1]), large)
    wide, high = max(wide, profile.width), max(high, profile.height)
    return min(left, large[0] - wide), min(top, large[1] - high), wide, high


def _eased(part: float, moving: Moving) -> float:
    return part if moving.move.pace == "even" else 0.5 - 0.5 * cos(pi * part)


def _done(moving: Moving) -> str:
    """How far the move is, as ffmpeg computes it: the number of its frame is `on` - 1."""
    part = f"(on-1+{moving.skip})/{max(1, moving.whole - 1)}"
    if moving.frames == 1 or moving.whole == 1:
        part = f"{moving.skip}/{max(1, moving.whole - 1)}"
    # What ends sooner than its layout stays where it came to.
    part = f"min({part}\\,1)"
    return part if moving.move.pace == "even" else f"0.5-0.5*cos(PI*{part})"


def _corners(
    seen: Rectangle, window: tuple[int, int, int, int], profile: Profile
) -> tuple[float, ...]:
    """Where the corners of the whole window come from, if its upper left shows what is seen.

    A pixel's color stands for its middle: hence the half pixels.
    """
    across, down = seen.width / profile.width, seen.height / profile.height
    left, top = seen.left + (across - 1) / 2, seen.top + (down - 1) / 2
    right, bottom = left + across * window[2], top + down * window[3]
    return left, top, right, top, left, bottom, right, bottom
