"""The liveliest of several frames of a film, and a strip of small ones. Only ever runs tied."""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ensemble.engine.inside_pictures import encode

COLUMNS = 10
Frames = NDArray[np.uint8]
Size = tuple[int, int]


def answer(place: str, size: Size, tile: Size) -> dict[str, Any]:
    """Save the liveliest of `lively.raw` as a poster, and all of `tiles.raw` as one sheet.

    Both hold frames of 8-bit RGB, as large as `size` and `tile` (width, height) say.
    """
    folder = Path(place)
    best = max(frames_in(folder / "lively.raw", size), key=liveliness)
    tiles = frames_in(folder / "tiles.raw", tile)
    sheet = Image.fromarray(laid_out(tiles))
    made = [
        *encode(Image.fromarray(best), ("avif", "webp", "jpg"), folder, "poster"),
        *encode(sheet, ("webp", "jpg"), folder, "filmstrip"),
    ]
    return {"made": made, "columns": min(COLUMNS, len(tiles)), "count": len(tiles)}


def frames_in(path: Path, size: Size) -> Frames:
    """The frames of a raw file, shape (frames, height, width, 3); a torn last one is left out."""
    width, height = size
    raw = np.memmap(path, np.uint8, mode="r")
    frames = len(raw) // (width * height * 3)
    return raw[: frames * width * height * 3].reshape(frames, height, width, 3)


def liveliness(frame: Frames) -> float:
    """How much there is to see: contrast and edges; black, white and blur come last."""
    height, width = frame.shape[:2]
    green = frame[:: max(1, height // 90), :: max(1, width // 160), 1].astype(np.float32)
    edges = sum(_edges(green, axis) for axis in (0, 1))
    return float(green.std()) + 2 * edges


def laid_out(tiles: Frames) -> Frames:
    """Small pictures in rows of ten, black where the last row ends early."""
    count, height, width, _ = tiles.shape
    columns = min(COLUMNS, count)
    rows = -(-count // columns)
    whole = np.zeros((rows * columns, height, width, 3), np.uint8)
    whole[:count] = tiles
    sheet = whole.reshape(rows, columns, height, width, 3).swapaxes(1, 2)
    return sheet.reshape(rows * height, columns * width, 3)


def _edges(picture: NDArray[np.float32], axis: int) -> float:
    steps = np.abs(np.diff(picture, axis=axis))
    return float(steps.mean()) if steps.size else 0.0
