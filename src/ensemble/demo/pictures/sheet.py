"""A sheet of paper under a hand that trembles a little; drawn at twice the size, then reduced."""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw

from ensemble.demo.pictures.outlines import Pairs, Points, oval, stepped
from ensemble.demo.pictures.palette import INK, PAPER

_FINE = 2


class Sheet:
    """Ink lines over gouache. Uncolored, shapes are paper: the drawing is the same line by line."""

    def __init__(
        self, seed: int, size: tuple[int, int], *, colored: bool = True, paper: str | None = PAPER
    ) -> None:
        """Start a sheet; `paper=None` is glass, for a layer of a film."""
        self.chance = np.random.default_rng(seed)
        self.colored = colored
        self.paper = paper if colored and paper else PAPER
        self._fine = _FINE if paper else 1
        mode, ground = ("RGB", self.paper) if paper else ("RGBA", "#00000000")
        self._image = Image.new(mode, (size[0] * self._fine, size[1] * self._fine), ground)
        self._draw = ImageDraw.Draw(self._image)

    def shape(self, points: Pairs, color: str, *, line: float = 3.5, wobble: float = 2.0) -> None:
        """A closed shape, painted a little beside its outline; `line=0` leaves the outline away."""
        outline = self._by_hand(np.concatenate([points, points[:1]]), wobble, closed=True)
        beside = self.chance.normal(0, 1.5, 2)
        if self.colored:
            self._fill(outline + beside, color)
        elif line:
            self._fill(outline, self.paper)
        if line:
            self._ink(outline, line, INK)

    def stroke(
        self, points: Pairs, *, line: float = 3.5, color: str = INK, wobble: float = 1.5
    ) -> None:
        """An open line; its color is only seen when the sheet is colored."""
        ink = color if self.colored else INK
        self._ink(self._by_hand(np.asarray(points, np.float64), wobble), line, ink)

    def paint(self, points: Pairs, color: str, *, wobble: float = 2.0) -> None:
        """Color without a line: nothing at all on a line drawing."""
        self.shape(points, color, line=0, wobble=wobble)

    def dots(self, spots: Iterable[tuple[float, float]], radius: float, color: str = INK) -> None:
        """Small round marks of unequal size."""
        ink = color if self.colored else INK
        for x, y in spots:
            self._fill(oval(x, y, radius * self.chance.uniform(0.6, 1.2)), ink)

    def finished(self) -> Image.Image:
        """The picture at its own size: uneven paint, paper grain."""
        pixels = np.asarray(self._image.reduce(self._fine), np.float32)
        high, wide = pixels.shape[:2]
        uneven = self._cloud(wide, high, 90, 0.013 if self.colored else 0.006)
        grain = self.chance.standard_normal((high // 2, wide // 2), dtype=np.float32)
        grain = grain.repeat(2, 0).repeat(2, 1) * np.float32(2.2)
        pixels = pixels * (1 + uneven)[:, :, None] + grain[:, :, None]
        return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))

    def layer(self, size: tuple[int, int], *, top: int = 0) -> Image.Image:
        """A glass sheet made small, seen from `top` down; clear where nothing was drawn."""
        wide, high = self._image.size
        seen = (0, top, wide, min(high, top + round(wide * size[1] / size[0])))
        return self._image.resize(size, Image.Resampling.BOX, seen)

    def _cloud(self, wide: int, high: int, cell: int, depth: float) -> npt.NDArray[np.float32]:
        coarse = self.chance.normal(0, depth, (high // cell + 2, wide // cell + 2))
        cloud = Image.fromarray(coarse.astype(np.float32))
        return np.asarray(cloud.resize((wide, high), Image.Resampling.BICUBIC))

    def _by_hand(self, points: Points, wobble: float, *, closed: bool = False) -> Points:
        """The line as a hand draws it: it strays slowly and comes back."""
        line = stepped(points, 9)
        strays = self.chance.normal(0, 1, (len(line) // 7 + 3, 2))
        if closed:
            strays[-1] = strays[0]
        spots = np.linspace(0, len(strays) - 1, len(line))
        rows = np.arange(len(strays))
        drift = np.stack([np.interp(spots, rows, strays[:, axis]) for axis in (0, 1)], axis=1)
        result: Points = line + drift * wobble
        return result

    def _fill(self, points: Points, color: str) -> None:
        self._draw.polygon((points * self._fine).ravel().tolist(), fill=color)

    def _ink(self, points: Points, line: float, color: str) -> None:
        """Pressure changes along the way: pieces of unequal width, overlapping."""
        fine = points * self._fine
        for start in range(0, len(fine) - 1, 6):
            width = max(1, round(line * self._fine * self.chance.uniform(0.75, 1.15)))
            piece = fine[start : start + 8]
            self._draw.line(piece.ravel().tolist(), fill=color, width=width, joint="curve")
