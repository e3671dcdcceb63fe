"""The liveliest of several frames of a film, and a strip of small ones. Only ever runs tied."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from PIL import Image, ImageChops, ImageStat

from ensemble.engine.bounds import BROKEN
from ensemble.engine.errors import Unreadable
from ensemble.engine.ingest.inside_pictures import encode

COLUMNS = 10
SMALL = (160, 90)
Size = tuple[int, int]


def answer(place: str, size: Size, tile: Size) -> dict[str, Any]:
    """Save the liveliest of `lively.raw` as a poster, and all of `tiles.raw` as one sheet.

    Both hold frames of 8-bit RGB, as large as `size` and `tile` (width, height) say.
    """
    folder = Path(place)
    best = max(frames_in(folder / "lively.raw", size), key=liveliness, default=None)
    tiles = list(frames_in(folder / "tiles.raw", tile))
    if best is None or not tiles:
        raise Unreadable(BROKEN)
    made = [
        *encode(best, ("avif", "webp", "jpg"), folder, "poster"),
        *encode(laid_out(tiles), ("webp", "jpg"), folder, "filmstrip"),
    ]
    return {"made": made, "columns": min(COLUMNS, len(tiles)), "count": len(tiles)}


def frames_in(path: Path, size: Size) -> Iterator[Image.Image]:
    """The frames of a raw file, one after the other; a torn last one is left out."""
    length = size[0] * size[1] * 3
    with path.open("rb") as opened:
        while len(held := opened.read(length)) == length:
            yield Image.frombytes("RGB", (size[0], size[1]), held)


def liveliness(frame: Image.Image) -> float:
    """How much there is to see: contrast and edges; black, white and blur come last."""
    small = frame.convert("L").resize(SMALL, Image.Resampling.BILINEAR)
    wide, high = SMALL
    aside = ImageChops.difference(
        small.crop((1, 0, wide, high)), small.crop((0, 0, wide - 1, high))
    )
    below = ImageChops.difference(
        small.crop((0, 1, wide, high)), small.crop((0, 0, wide, high - 1))
    )
    edges = ImageStat.Stat(aside).mean[0] + ImageStat.Stat(below).mean[0]
    return ImageStat.Stat(small).stddev[0] + 2 * edges


def laid_out(tiles: Sequence[Image.Image]) -> Image.Image:
    """Small pictures in rows of ten, black where the last row ends early."""
    width, height = tiles[0].size
    columns = min(COLUMNS, len(tiles))
    sheet = Image.new("RGB", (columns * width, -(-len(tiles) // columns) * height))
    for number, tile in enumerate(tiles):
        sheet.paste(tile, (number % columns * width, number // columns * height))
    return sheet
