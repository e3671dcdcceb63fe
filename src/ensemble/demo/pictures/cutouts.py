"""Abstract shapes of cut paper."""

import numpy as np
from PIL import Image

from ensemble.demo.pictures.outlines import Points, box, curve, oval, placed, turned
from ensemble.demo.pictures.palette import (
    CORAL,
    CREAM,
    INDIGO,
    MOSS,
    PEACH,
    PINE,
    PLUM,
    ROSE,
    SKY,
    SUN,
    TEAL,
)  # fmt: skip
from ensemble.demo.pictures.sheet import Sheet

WIDE, HIGH = 1600, 1200
_COLORS = (CORAL, TEAL, SUN, INDIGO, ROSE, PINE, PEACH, PLUM, SKY, MOSS)


def draw_cut_paper(seed: int = 1, *, colored: bool = True) -> Image.Image:
    """Fronds, suns and a dancer, cut with large scissors and laid on colored squares."""
    sheet = Sheet(seed, (WIDE, HIGH), colored=colored, paper=CREAM)
    cells = [(column, row) for row in range(3) for column in range(4)]
    grounds = sheet.chance.permutation(len(cells))
    for turn, (column, row) in enumerate(cells):
        ground = int(grounds[turn])
        _square(sheet, column, row, _COLORS[ground % 10])
        figure = _COLORS[(ground + 2 + turn % 2 * 2) % 10] if turn % 3 else CREAM
        _figure(sheet, turn, 200 + column * 400, 200 + row * 400, figure)
    return sheet.finished()


def _square(sheet: Sheet, column: int, row: int, color: str) -> None:
    aside, down = sheet.chance.uniform(6, 20, 2)
    wide, high = sheet.chance.uniform(362, 386, 2)
    sheet.shape(box(column * 400 + aside, row * 400 + down, wide, high), color, line=2, wobble=3)


def _figure(sheet: Sheet, turn: int, x: float, y: float, color: str) -> None:
    tilt = float(sheet.chance.uniform(-22, 22))
    if turn % 12 == 6:
        _cut(sheet, turned(_dancer(), tilt / 3), (x, y), color)
        sheet.shape(oval(x + 14, y - 132, 27, 30), color, line=2)
    elif turn % 3 == 0:
        _cut(sheet, turned(_frond(sheet), tilt), (x, y), color)
    elif turn % 3 == 1:
        _cut(sheet, turned(_sun(sheet), tilt), (x, y), color)
        sheet.shape(oval(x, y, 34), CREAM, line=2)
    else:
        _cut(sheet, turned(_pebble(sheet), tilt), (x - 60, y - 50), color)
        _cut(sheet, turned(_pebble(sheet) * 0.7, -tilt), (x + 76, y + 70), CREAM)


def _cut(sheet: Sheet, piece: Points, spot: tuple[float, float], color: str) -> None:
    """A piece of paper lies on its own shadow."""
    x, y = spot
    sheet.paint(placed(piece, x + 7, y + 9), "#3A2F38", wobble=1)
    sheet.shape(placed(piece, x, y), color, line=2, wobble=2)


def _frond(sheet: Sheet) -> Points:
    """A stem with rounded fingers on both sides, like seaweed."""
    right = [(10.0, 150.0)]
    for finger in range(5):
        y, reach = 112 - finger * 56, sheet.chance.uniform(78, 128) - finger * 8
        right += [
            (24, y),
            (reach, y - 22),
            (reach + 14, y - 48),
            (reach - 22, y - 50),
            (26, y - 34),
        ]
    left = [(-x * sheet.chance.uniform(0.85, 1.1), y) for x, y in reversed(right)]
    return curve([*right, (0, -166), *left], closed=True)


def _sun(sheet: Sheet) -> Points:
    rays = int(sheet.chance.integers(8, 13))
    turn = np.linspace(0, 2 * np.pi, rays * 2, endpoint=False)
    reach = np.where(np.arange(rays * 2) % 2, 82, 158) * sheet.chance.uniform(0.9, 1.06, rays * 2)
    return curve(np.stack([reach * np.cos(turn), reach * np.sin(turn)], axis=1), closed=True)


def _pebble(sheet: Sheet) -> Points:
    turn = np.linspace(0, 2 * np.pi, 7, endpoint=False)
    reach = sheet.chance.uniform(58, 112, 7)
    return curve(np.stack([reach * np.cos(turn), reach * np.sin(turn)], axis=1), closed=True)


def _dancer() -> Points:
    """Someone with both arms up who has forgotten that anybody looks."""
    outline = [
        (2, -92), (40, -98), (96, -160), (118, -146), (72, -64), (44, -34), (48, 20), (104, 70),
        (96, 150), (70, 152), (66, 92), (8, 56), (-46, 96), (-92, 160), (-114, 142), (-68, 60),
        (-26, 14), (-22, -36), (-84, -62), (-138, -118), (-120, -138), (-70, -96),
    ]  # fmt: skip
    return curve(outline, closed=True)
