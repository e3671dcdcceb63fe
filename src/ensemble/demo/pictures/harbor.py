"""A harbor at dusk."""

import numpy as np
from PIL import Image

from ensemble.demo.pictures.outlines import Pairs, box, curve, oval, placed
from ensemble.demo.pictures.palette import (
    CLAY,
    CORAL,
    CREAM,
    INDIGO,
    INK,
    NIGHT,
    PEACH,
    PINE,
    PLUM,
    ROSE,
    SAND,
    SUN,
    TEAL,
)  # fmt: skip
from ensemble.demo.pictures.sheet import Sheet

WIDE, HIGH = 1600, 1200
SHORE = 640

_HULL = curve([(-110, 0), (-60, 34), (60, 34), (118, -12), (40, -2), (-50, 0)], closed=True)
_SAIL = [(6, -190), (6, -16), (92, -22)]
_JIB = [(-6, -170), (-6, -18), (-72, -14)]


def draw_harbor(seed: int = 1, *, colored: bool = True) -> Image.Image:
    """Boats come home under a red sun; the first windows are lit."""
    sheet = Sheet(seed, (WIDE, HIGH), colored=colored, paper=PEACH)
    _sky(sheet)
    sheet.paint([(1410, 330), (-40, 196), (-40, 262)], SUN, wobble=0)
    draw_town(sheet)
    draw_water(sheet)
    for x, y, scale, sail in (
        (520, 760, 1.0, CREAM),
        (980, 840, 1.5, CORAL),
        (250, 930, 1.25, SUN),
    ):
        draw_boat(sheet, x, y, scale, sail)
    draw_pier(sheet)
    _gulls(sheet)
    return sheet.finished()


def _sky(sheet: Sheet) -> None:
    for top, color in ((-60, INDIGO), (130, PLUM), (245, ROSE), (360, CORAL), (480, PEACH)):
        rows = [(x, top + 16 * np.sin(x / 170 + top)) for x in range(-20, WIDE + 40, 40)]
        sheet.paint([*rows, (WIDE + 20, SHORE + 20), (-20, SHORE + 20)], color)
    sheet.shape(oval(1060, SHORE - 70, 118), SUN, line=3)
    for x, y, long in ((280, 300, 240), (700, 215, 330), (1290, 330, 260), (1000, 430, 180)):
        sheet.stroke(curve([(x, y), (x + long / 2, y - 12), (x + long, y)]), line=2.5, color=CREAM)
        sheet.stroke(curve([(x + 60, y + 16), (x + long, y + 14)]), line=2, color=CREAM)


def draw_town(sheet: Sheet) -> None:
    """Hills, nine houses and a lighthouse, down to the shore."""
    hills = [(-20, 560), (180, 470), (420, 540), (640, 500), (860, 590), (1100, 610), (1620, 600)]
    sheet.shape([*curve(hills), (1640, SHORE + 30), (-40, SHORE + 30)], PLUM, line=3)
    colors = (CLAY, SAND, CORAL, CREAM, TEAL, PEACH)
    x = 20.0
    for turn in range(9):
        wide, high = sheet.chance.uniform(62, 96), sheet.chance.uniform(66, 128)
        _house(sheet, x, wide, high, colors[turn % 6])
        x += wide + sheet.chance.uniform(2, 22)
    _lighthouse(sheet, 1410)


def _house(sheet: Sheet, x: float, wide: float, high: float, color: str) -> None:
    top = SHORE + 6 - high
    sheet.shape(box(x, top, wide, high), color, line=3)
    sheet.shape(
        [(x - 8, top), (x + wide / 2, top - wide * 0.42), (x + wide + 8, top)], NIGHT, line=3
    )
    for row in range(int(high // 50)):
        for column in (0.22, 0.6):
            lit = SUN if sheet.chance.random() < 0.7 else INDIGO
            sheet.shape(box(x + wide * column, top + 18 + row * 48, wide * 0.2, 24), lit, line=2)


def _lighthouse(sheet: Sheet, x: float) -> None:
    sheet.shape([*curve([(1250, 660), (1330, 610), (1460, 600), (1640, 640)]), (1640, 690)], PINE)
    sheet.shape([(x - 34, 620), (x - 22, 350), (x + 22, 350), (x + 34, 620)], CREAM)
    for y in (400, 500):
        sheet.shape([(x - 26, y), (x + 26, y), (x + 29, y + 44), (x - 29, y + 44)], CORAL, line=2.5)
    sheet.shape(box(x - 24, 308, 48, 42), SUN)
    sheet.shape([(x - 32, 308), (x, 270), (x + 32, 308)], NIGHT)


def draw_water(sheet: Sheet) -> None:
    """Everything below the shore, with the path of the sun."""
    for top, color in ((SHORE, ROSE), (725, PLUM), (870, INDIGO), (1040, NIGHT)):
        rows = [(x, top + 9 * np.sin(x / 90 + top)) for x in range(-20, WIDE + 40, 30)]
        sheet.shape(
            [*rows, (WIDE + 30, HIGH + 30), (-30, HIGH + 30)], color, line=2.5 * (top == SHORE)
        )
    for step in range(17):
        down, wide = SHORE + 26 + step * 24, 120 + step * 6
        x = 1060 + sheet.chance.normal(0, 22)
        half = wide * sheet.chance.uniform(0.35, 0.8)
        sheet.stroke([(x - half, down), (x + half, down)], line=5, color=SUN if step % 3 else PEACH)
    for _ in range(90):
        x, y = sheet.chance.uniform(0, WIDE), sheet.chance.uniform(SHORE + 30, HIGH)
        long = 24 + (y - SHORE) / 9
        wave = curve([(x, y), (x + long / 2, y - long / 7), (x + long, y)])
        sheet.stroke(wave, line=2.2, color=str(sheet.chance.choice([PEACH, TEAL, ROSE])))


def draw_boat(sheet: Sheet, x: float, y: float, scale: float, sail: str) -> None:
    """A sailing boat on its reflection."""
    for step in range(5):
        half, low = (95 - 15 * step) * scale, y + (46 + 15 * step) * scale
        sheet.stroke([(x - half, low), (x + half, low)], line=4, color=sail)
    sheet.stroke([(x, y), (x, y - 205 * scale)], line=4.5)
    for outline, color in ((_SAIL, sail), (_JIB, CREAM)):
        sheet.shape(placed(outline, x, y, scale), color)
    sheet.shape(placed(_HULL, x, y, scale), CLAY)
    sheet.stroke(placed([(-84, 14), (88, 8)], x, y, scale), line=3, color=CREAM)


def draw_pier(sheet: Sheet) -> None:
    """A pier with two people on it."""
    for post in range(1180, 1600, 92):
        sheet.shape(box(post, 1010, 26, 240), CLAY, line=3)
    sheet.shape([(1120, 980), (1640, 950), (1640, 1010), (1120, 1022)], SAND)
    for plank in range(1160, 1600, 48):
        sheet.stroke([(plank, 980), (plank + 4, 1018)], line=2.2)
    _couple(sheet, 1330, 962)


def _couple(sheet: Sheet, x: float, y: float) -> None:
    """Two people sit and look."""
    for aside, color in ((0, TEAL), (62, CORAL)):
        body: Pairs = [(-26, 14), (-24, -50), (-8, -74), (14, -72), (26, -46), (28, 12)]
        sheet.shape(placed(curve(body, closed=True), x + aside, y), color)
        sheet.shape(oval(x + aside + 2, y - 92, 20, 22), INK if sheet.colored else CREAM)


def _gulls(sheet: Sheet) -> None:
    for x, y, size in ((420, 150, 30), (520, 110, 22), (840, 330, 26), (1210, 190, 20)):
        wings = [
            (x - size, y - 4),
            (x - size / 2, y - size / 2),
            (x, y),
            (x + size / 2, y - size / 2),
            (x + size, y),
        ]
        sheet.stroke(curve(wings), line=4, color=CREAM)
