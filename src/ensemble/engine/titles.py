"""Draws sheets to pictures. Text is only ever drawn here: no filter and no shell sees it."""

import unicodedata
from functools import lru_cache
from pathlib import Path
from threading import Lock

from PIL import Image, ImageDraw, ImageFont

from ensemble.engine.fonts import Face, Fonts
from ensemble.engine.sheets import INK, Line, Measure, Sheet, Style

Run = tuple[Face | None, str]
# A font remembers its size and axes, so two threads may not draw with one at once.
DRAWING = Lock()


def measuring(fonts: Fonts) -> Measure:
    """A function that tells how wide a text is in a style, in pixels."""

    @lru_cache(maxsize=4096)
    def measure(text: str, style: Style) -> float:
        with DRAWING:
            return sum(_width(run, style) for run in fonts.runs(text, display=style.display))

    return measure


def draw(sheet: Sheet, target: Path, fonts: Fonts, *, top: int = 0, height: int = 0) -> Path:
    """Write the part of a sheet from `top` on, `height` pixels of it (all of it by default)."""
    rows = height or sheet.height
    picture = Image.new("RGB", (sheet.width, rows), INK)
    pen = ImageDraw.Draw(picture)
    with DRAWING:
        for line in sheet.lines:
            if line.y + line.style.line > top - line.style.line and line.y < top + rows:
                _draw_line(pen, line, fonts, top)
    picture.save(target, "PNG", compress_level=1)
    return target


def _draw_line(pen: ImageDraw.ImageDraw, line: Line, fonts: Fonts, top: int) -> None:
    runs = fonts.runs(line.text, display=line.style.display)
    if _reads_leftwards(line.text):
        runs = [(face, _turned(text)) for face, text in reversed(runs)]
    widths = [_width(run, line.style) for run in runs]
    share = {"left": 0.0, "middle": 0.5, "right": 1.0}[line.anchor]
    x = line.x - sum(widths) * share
    baseline = line.y - top + round(line.style.line * 0.74)
    for run, width in zip(runs, widths, strict=True):
        pen.text((round(x), baseline), run[1], line.style.color, _font(run, line.style), "ls")
        x += width


def _reads_leftwards(text: str) -> bool:
    """Whether the first letter with a direction is of a script written from right to left."""
    directions = (unicodedata.bidirectional(character) for character in text)
    return next((found for found in directions if found in {"L", "R", "AL"}), "L") != "L"


def _turned(text: str) -> str:
    """A rightward stretch, its spaces on their other side, for a line put together leftwards."""
    if _reads_leftwards(text):
        return text
    bare = text.strip()
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{after}{bare}{before}" if bare else text


def _width(run: Run, style: Style) -> float:
    return float(_font(run, style).getlength(run[1]))


def _font(run: Run, style: Style) -> ImageFont.FreeTypeFont:
    return _opened(run[0].path if run[0] else None, style.size, style.weight)


@lru_cache(maxsize=64)
def _opened(path: Path | None, size: int, weight: int) -> ImageFont.FreeTypeFont:
    if path is None:
        fallback = ImageFont.load_default(size)
        if not isinstance(fallback, ImageFont.FreeTypeFont):
            raise RuntimeError("Pillow has no FreeType here, so no text can be drawn")
        return fallback
    font = ImageFont.truetype(path, size)
    _weigh(font, weight)
    return font


def _weigh(font: ImageFont.FreeTypeFont, weight: int) -> None:
    """Set the weight of a font that has one to set; the rest stay as they are."""
    try:
        axes = font.get_variation_axes()
    except OSError:
        return
    font.set_variation_by_axes(
        [weight if axis["name"] == b"Weight" else axis["default"] or 0 for axis in axes]
    )
