"""Draws sheets to pictures. Text is only ever drawn here: no filter and no shell sees it."""

from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Literal, NamedTuple

from PIL import Image, ImageDraw, ImageFont

from ensemble.engine.lettering.bidi import pieces, reads_leftwards
from ensemble.engine.lettering.fonts import Face, Fonts
from ensemble.engine.lettering.sheets import INK, Line, Measure, Plate, Sheet, Style

# A font remembers its size and axes, so two threads may not draw with one at once.
DRAWING = Lock()
# Rounded corners are drawn so many times larger, and made smooth by making them small.
FINER = 4


class Run(NamedTuple):
    """Letters of one face that run one way."""

    face: Face | None
    text: str
    way: Literal["ltr", "rtl"] | None


def measuring(fonts: Fonts) -> Measure:
    """A function that tells how wide a text is in a style, in pixels."""

    @lru_cache(maxsize=8192)
    def measure(text: str, style: Style) -> float:
        with DRAWING:
            runs = _runs(text, fonts, style, leftwards=reads_leftwards(text))
            return sum(_width(run, style) for run in runs)

    return measure


def draw(sheet: Sheet, target: Path, fonts: Fonts, *, top: int = 0, height: int = 0) -> Path:
    """Write the part of a sheet from `top` on, `height` pixels of it (all of it by default)."""
    rows = height or sheet.height
    picture = _ground(sheet, rows)
    for plate in sheet.plates:
        _lay(picture, plate, top)
    pen = ImageDraw.Draw(picture)
    with DRAWING:
        for line in sheet.lines:
            if line.y + line.style.line > top - line.style.line and line.y < top + rows:
                _draw_line(pen, line, fonts, top)
    picture.save(target, "PNG", compress_level=1)
    return target


def _ground(sheet: Sheet, rows: int) -> Image.Image:
    if sheet.ground:
        return Image.new("RGB", (sheet.width, rows), sheet.ground)
    return Image.new("RGBA", (sheet.width, rows), (*_color(INK), 0))


def _color(word: str) -> tuple[int, int, int]:
    return int(word[1:3], 16), int(word[3:5], 16), int(word[5:7], 16)


def _lay(picture: Image.Image, plate: Plate, top: int) -> None:
    """A plate over what is there; on a surface to see through, it covers so much as it says."""
    large = Image.new("L", (plate.width * FINER, plate.height * FINER))
    edge = (0, 0, large.width - 1, large.height - 1)
    full = round(255 * plate.cover)
    ImageDraw.Draw(large).rounded_rectangle(edge, plate.radius * FINER, full)
    mask = large.reduce(FINER)
    place = plate.left, plate.top - top
    if picture.mode == "RGB":
        picture.paste(
            _color(plate.color), (*place, place[0] + mask.width, place[1] + mask.height), mask
        )
        return
    surface = Image.new("RGBA", picture.size, (*_color(plate.color), 0))
    surface.paste(
        (*_color(plate.color), 255), (*place, place[0] + mask.width, place[1] + mask.height)
    )
    cover = Image.new("L", picture.size)
    cover.paste(mask, place)
    surface.putalpha(cover)
    picture.alpha_composite(surface)


def _draw_line(pen: ImageDraw.ImageDraw, line: Line, fonts: Fonts, top: int) -> None:
    runs = _runs(line.text, fonts, line.style, leftwards=line.leftwards)
    widths = [_width(run, line.style) for run in runs]
    share = {"left": 0.0, "middle": 0.5, "right": 1.0}[line.anchor]
    x = line.x - sum(widths) * share
    baseline = line.y - top + round(line.style.line * 0.74)
    for run, width in zip(runs, widths, strict=True):
        font = _font(run, line.style)
        place = (round(x), baseline)
        pen.text(place, run.text, line.style.color, font, "ls", direction=run.way)
        x += width


def _runs(text: str, fonts: Fonts, style: Style, *, leftwards: bool) -> list[Run]:
    """From left to right."""
    found: list[Run] = []
    for piece, turned in pieces(text, leftwards=leftwards):
        runs = fonts.runs(piece, display=style.display)
        way: Literal["ltr", "rtl"] = "rtl" if turned else "ltr"
        # Pillow's own font knows no ways.
        found += [
            Run(face, part, way if face else None)
            for face, part in (reversed(runs) if turned else runs)
        ]
    return found


def _width(run: Run, style: Style) -> float:
    return float(_font(run, style).getlength(run.text, direction=run.way))


def _font(run: Run, style: Style) -> ImageFont.FreeTypeFont:
    return _opened(run.face.path if run.face else None, style.size, style.weight)


@lru_cache(maxsize=256)
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
