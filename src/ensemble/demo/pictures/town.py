"""A map of a small town."""

import numpy as np
from PIL import Image

from ensemble.demo.pictures.outlines import Points, box, curve, oval, placed, ribbon, turned
from ensemble.demo.pictures.palette import (
    CLAY,
    CORAL,
    CREAM,
    INK,
    MOSS,
    PEACH,
    PINE,
    PLUM,
    ROSE,
    SAND,
    SKY,
    SUN,
    TEAL,
)  # fmt: skip
from ensemble.demo.pictures.sheet import Sheet

WIDE, HIGH = 1600, 1200

_RIVER = [
    (-60, 420),
    (180, 500),
    (420, 430),
    (640, 560),
    (860, 720),
    (1120, 690),
    (1380, 840),
    (1680, 800),
]
_ROADS = (
    [(120, -40), (240, 240), (300, 520), (260, 860), (340, 1240)],
    [(-40, 760), (260, 800), (560, 880), (860, 940), (1180, 1010), (1640, 1060)],
    [(560, 1240), (600, 880), (700, 560), (780, 260), (760, -40)],
    [(-40, 180), (240, 240), (780, 260), (1120, 300), (1640, 220)],
    [(1120, 300), (1140, 560), (1190, 800), (1180, 1010), (1240, 1240)],
)


def draw_town_map(seed: int = 1, *, colored: bool = True) -> Image.Image:
    """Drawn by someone who lives there: what matters is large."""
    sheet = Sheet(seed, (WIDE, HIGH), colored=colored, paper="#E6DDB4")
    _fields(sheet)
    _band(sheet, _RIVER, 78, SKY)
    for road in _ROADS:
        _band(sheet, road, 30, CREAM)
    _houses(sheet)
    _bridge(sheet)
    _places(sheet)
    _compass(sheet, 1450, 1060)
    return sheet.finished()


def _fields(sheet: Sheet) -> None:
    patches = (
        (1330, 470, 280, 210, MOSS), (60, 1010, 210, 150, SAND), (960, 110, 230, 130, SAND),
        (470, 130, 190, 120, MOSS), (930, 1130, 240, 110, MOSS), (80, 640, 150, 90, PEACH),
    )  # fmt: skip
    for x, y, wide, high, color in patches:
        sheet.shape(oval(x, y, wide, high), color, line=2.5, wobble=8)
        for row in range(-2, 3):
            reach = wide * 0.8 * np.sqrt(1 - (row / 3) ** 2)
            line = curve(
                [
                    (x - reach, y + row * high / 3.4),
                    (x, y + row * high / 3.4 - 14),
                    (x + reach, y + row * high / 3.4),
                ]
            )
            sheet.stroke(line, line=2, color=PINE)


def _band(sheet: Sheet, points: list[tuple[int, int]], wide: float, color: str) -> None:
    """A strip along a line: a road or a river."""
    strip = ribbon(points, wide)
    sheet.shape(strip, color, line=2.5, wobble=1)
    middle = curve(points)
    if wide > 50:
        for spot in range(6, len(middle) - 4, 7):
            sheet.stroke(
                placed(curve([(-24, 0), (-8, -9), (8, 4), (24, -4)]), *middle[spot]),
                line=2.4,
                color=TEAL,
            )


def _houses(sheet: Sheet) -> None:
    """Houses stand along the roads and keep clear of the river and of each other."""
    taken: list[Points] = [curve(_RIVER)]
    for road in _ROADS:
        line = curve(road)
        for spot in range(3, len(line) - 3, 3):
            for side in (62, -62):
                across = turned(line[spot + 1] - line[spot], 90)
                x, y = line[spot] + across / np.hypot(*across) * side
                if _is_free(x, y, taken):
                    taken.append(np.array([(x, y)]))
                    _house(sheet, x, y) if sheet.chance.random() < 0.78 else _tree(sheet, x, y)


def _is_free(x: float, y: float, taken: list[Points]) -> bool:
    away = [np.hypot(*(points - (x, y)).T).min() for points in taken]
    on_road = min(np.hypot(*(curve(road) - (x, y)).T).min() for road in _ROADS)
    landmarks = ((480, 690), (1000, 480), (1385, 620), (110, 380), (930, 860), (1450, 1060))
    clear = all(np.hypot(x - a, y - b) > 118 for a, b in landmarks)
    return away[0] > 78 and min(away[1:], default=99) > 66 and on_road > 44 and clear


def _house(sheet: Sheet, x: float, y: float) -> None:
    wall, roof = sheet.chance.permutation([CORAL, CREAM, CLAY, ROSE, SUN, PEACH, TEAL, PLUM])[:2]
    size = float(sheet.chance.uniform(0.8, 1.15))
    sheet.shape(placed(box(-22, -12, 44, 32), x, y, size), str(wall), line=2.5, wobble=1)
    sheet.shape(
        placed([(-28, -12), (0, -38), (28, -12)], x, y, size), str(roof), line=2.5, wobble=1
    )
    sheet.shape(
        placed(box(-5, 2, 11, 18), x, y, size), INK if sheet.colored else CREAM, line=2, wobble=0
    )


def _tree(sheet: Sheet, x: float, y: float) -> None:
    sheet.stroke([(x, y + 20), (x, y - 4)], line=5, color=CLAY)
    sheet.shape(oval(x, y - 18, 21, 26), str(sheet.chance.choice([PINE, MOSS])), line=2.5, wobble=2)


def _bridge(sheet: Sheet) -> None:
    for x, y, tilt in ((668, 600, -70), (1158, 700, 78), (276, 480, 75)):
        sheet.shape(placed(turned(box(-62, -28, 124, 56), tilt), x, y), SAND)
        for plank in range(-48, 60, 16):
            sheet.stroke(placed(turned([(plank, -28), (plank, 28)], tilt), x, y), line=2)


def _places(sheet: Sheet) -> None:
    _church(sheet, 480, 690)
    _lake(sheet, 1385, 620)
    _tent(sheet, 1000, 480)
    _school(sheet, 930, 860)
    for x, y in ((60, 330), (110, 380), (160, 330), (90, 300), (140, 410)):
        _tree(sheet, x, y)


def _church(sheet: Sheet, x: float, y: float) -> None:
    sheet.shape(box(x - 30, y - 20, 96, 64), CREAM)
    sheet.shape([(x - 36, y - 20), (x + 16, y - 60), (x + 74, y - 20)], CLAY)
    sheet.shape(box(x - 62, y - 70, 40, 114), CREAM)
    sheet.shape([(x - 68, y - 70), (x - 42, y - 130), (x - 16, y - 70)], TEAL)
    sheet.shape(oval(x - 42, y - 48, 11), SUN, line=2.5)


def _lake(sheet: Sheet, x: float, y: float) -> None:
    sheet.shape(oval(x, y, 112, 62), SKY, wobble=6)
    sheet.shape(
        placed(curve([(-36, 0), (-20, 14), (20, 14), (38, -6)], closed=True), x, y), CORAL, line=2.5
    )
    sheet.shape([(x, y - 6), (x, y - 60), (x + 32, y - 10)], CREAM, line=2.5)


def _tent(sheet: Sheet, x: float, y: float) -> None:
    """The circus has come."""
    sheet.shape(
        [(x - 84, y + 54), (x - 66, y - 10), (x, y - 70), (x + 66, y - 10), (x + 84, y + 54)], CREAM
    )
    for left, right in ((-84, -50), (-16, 18), (52, 84)):
        sheet.shape(
            [
                (x, y - 70),
                (x + left * 0.8, y - 8),
                (x + left, y + 54),
                (x + right, y + 54),
                (x + right * 0.8, y - 8),
            ],
            CORAL,
            line=2.5,
        )
    sheet.stroke([(x, y - 70), (x, y - 112)], line=4)
    sheet.shape([(x, y - 112), (x + 40, y - 98), (x, y - 86)], SUN, line=2.5)


def _school(sheet: Sheet, x: float, y: float) -> None:
    sheet.shape(box(x - 84, y - 34, 168, 66), ROSE)
    sheet.shape([(x - 94, y - 34), (x - 70, y - 66), (x + 70, y - 66), (x + 94, y - 34)], PLUM)
    for window in range(-66, 70, 34):
        sheet.shape(box(x + window, y - 18, 18, 24), SUN, line=2, wobble=1)


def _compass(sheet: Sheet, x: float, y: float) -> None:
    sheet.shape(oval(x, y, 86), CREAM)
    for turn in range(4):
        needle = turned([(0, -76), (15, -15), (0, 0), (-15, -15)], turn * 90)
        sheet.shape(placed(needle, x, y), CORAL if turn == 0 else TEAL, line=2.5, wobble=0.5)
    sheet.dots([(x, y)], 9, SUN)
