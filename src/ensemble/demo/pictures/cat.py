"""A cat on a roof."""

import numpy as np
from PIL import Image

from ensemble.demo.pictures.outlines import box, curve, oval, placed
from ensemble.demo.pictures.palette import (
    CLAY,
    CORAL,
    CREAM,
    INDIGO,
    NIGHT,
    PEACH,
    PLUM,
    ROSE,
    SUN,
    TEAL,
)  # fmt: skip
from ensemble.demo.pictures.sheet import Sheet

WIDE, HIGH = 1200, 1600

_BODY = [
    (-10, 0), (-96, -8), (-120, -110), (-92, -230), (-44, -306), (-52, -380), (-66, -452),
    (-18, -420), (38, -420), (84, -456), (76, -380), (60, -318), (96, -200), (104, -60), (70, 0),
]  # fmt: skip
_TAIL = [
    (40, -40), (120, -44), (196, -6), (228, 70), (206, 150), (222, 210), (244, 244),
    (218, 262), (182, 226), (164, 152), (182, 80), (150, 22), (100, -2), (50, 0),
]  # fmt: skip


def draw_cat_on_roof(seed: int = 1, *, colored: bool = True) -> Image.Image:
    """The cat has the roof, the moon and all the time there is."""
    sheet = Sheet(seed, (WIDE, HIGH), colored=colored, paper=INDIGO)
    _night(sheet)
    _chimney(sheet)
    _roofs_behind(sheet)
    _roof(sheet)
    _cat(sheet, 500, 1046)
    return sheet.finished()


def _night(sheet: Sheet) -> None:
    for radius, color in ((520, "#34386B"), (400, "#454078"), (300, PLUM)):
        sheet.paint(oval(600, 560, radius), color, wobble=6)
    sheet.shape(oval(600, 560, 216), SUN)
    for left, top, wide in ((520, 480, 36), (690, 610, 48), (640, 440, 20), (500, 640, 26)):
        crater = [(left - wide, top), (left, top + wide * 0.5), (left + wide, top)]
        sheet.stroke(curve(crater), line=3, color=CORAL)
    for _ in range(34):
        x, y = sheet.chance.uniform(30, WIDE - 30), sheet.chance.uniform(30, 820)
        if np.hypot(x - 600, y - 560) > 300:
            _star(sheet, x, y, sheet.chance.uniform(6, 17))


def _star(sheet: Sheet, x: float, y: float, size: float) -> None:
    for turn in (0, np.pi / 3, np.pi * 2 / 3):
        across, down = size * np.cos(turn), size * np.sin(turn)
        sheet.stroke(
            [(x - across, y - down), (x + across, y + down)], line=2.6, color=CREAM, wobble=0.5
        )


def _chimney(sheet: Sheet) -> None:
    puffs = ((912, 640, 34), (950, 570, 46), (926, 480, 58), (984, 392, 68), (960, 280, 84))
    for x, y, size in puffs:
        sheet.shape(oval(x, y, size, size * 0.84), "#8B86A8", wobble=6, line=3)
    sheet.shape(box(850, 720, 120, 420), CLAY)
    sheet.shape(box(834, 690, 152, 44), CORAL)
    for row, y in enumerate(range(756, 1040, 36)):
        sheet.stroke([(850, y), (970, y)], line=2.4)
        for x in range(870 + 20 * (row % 2), 970, 44):
            sheet.stroke([(x, y), (x, y + 36)], line=2.4)


def _roofs_behind(sheet: Sheet) -> None:
    for x, top, wide, color in (
        (-60, 930, 330, TEAL),
        (960, 980, 340, PLUM),
        (180, 1010, 240, ROSE),
    ):
        sheet.shape(
            [(x, 1640), (x, top + 90), (x + wide / 2, top), (x + wide, top + 90), (x + wide, 1640)],
            color,
        )
        sheet.shape(oval(x + wide / 2, top + 110, 26), SUN)
        sheet.stroke([(x + wide / 2 - 26, top + 110), (x + wide / 2 + 26, top + 110)], line=2.5)
        sheet.stroke([(x + wide / 2, top + 84), (x + wide / 2, top + 136)], line=2.5)


def _roof(sheet: Sheet) -> None:
    sheet.shape([(-40, 1640), (140, 1030), (1080, 1030), (1260, 1640)], CORAL)
    colors = (CORAL, CLAY, "#C9553F", PEACH)
    for row in range(7):
        y = 1064 + row * 86
        left, right = 130 - row * 26, 1070 + row * 26
        for turn, x in enumerate(np.arange(left - 30 * (row % 2), right, 92)):
            scale = [(0, 0), (4, 62), (46, 96), (88, 62), (92, 0)]
            color = colors[int(sheet.chance.integers(4))] if turn % 5 else PLUM
            sheet.shape(placed(curve(scale), float(x), y), color, line=3)
    sheet.shape(
        curve(
            [(120, 1030), (600, 1020), (1084, 1028), (1090, 1070), (600, 1064), (114, 1072)],
            closed=True,
        ),
        PLUM,
    )


def _cat(sheet: Sheet, x: float, y: float) -> None:
    sheet.shape(placed(curve(_TAIL, closed=True), x, y), NIGHT, line=4.5)
    sheet.shape(placed(curve(_BODY, closed=True), x, y), NIGHT, line=4.5)
    sheet.shape(
        placed(curve([(-46, -8), (-52, -120), (0, -206), (44, -120), (36, -8)], closed=True), x, y),
        CREAM,
        line=2.5,
    )
    for paw in (-36, 22):
        sheet.shape(oval(x + paw, y - 4, 32, 20), CREAM, line=3)
    _face(sheet, x + 8, y - 360)
    sheet.stroke(placed(curve([(-58, -296), (8, -276), (70, -302)]), x, y), line=11, color=CORAL)
    sheet.shape(oval(x + 8, y - 268, 15), SUN, line=3)


def _face(sheet: Sheet, x: float, y: float) -> None:
    for side in (-1, 1):
        sheet.shape(oval(x + side * 30, y, 17, 14), SUN, line=3)
        sheet.stroke([(x + side * 30, y - 12), (x + side * 30, y + 12)], line=6, wobble=0)
        for lift in (-10, 6, 22):
            whisker = curve(
                [
                    (x + side * 26, y + 32),
                    (x + side * 74, y + 26 + lift),
                    (x + side * 112, y + 18 + lift * 2),
                ]
            )
            sheet.stroke(whisker, line=2.2, color=CREAM)
    sheet.shape([(x - 10, y + 22), (x + 10, y + 22), (x, y + 34)], ROSE, line=2.5, wobble=0.5)
    smile = curve(
        [(x - 24, y + 40), (x - 10, y + 50), (x, y + 36), (x + 10, y + 50), (x + 24, y + 40)]
    )
    sheet.stroke(smile, line=3, color=CREAM)
