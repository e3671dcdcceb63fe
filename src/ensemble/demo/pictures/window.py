"""A kitchen window with plants."""

import numpy as np
from PIL import Image

from ensemble.demo.pictures.outlines import box, curve, leaf, oval, placed
from ensemble.demo.pictures.palette import (
    CLAY,
    CORAL,
    CREAM,
    INK,
    MOSS,
    PEACH,
    PINE,
    ROSE,
    SAND,
    SKY,
    SUN,
    TEAL,
)  # fmt: skip
from ensemble.demo.pictures.sheet import Sheet

WIDE, HIGH = 1600, 1200
SILL = 900


def draw_kitchen_window(seed: int = 1, *, colored: bool = True) -> Image.Image:
    """Morning: herbs on the sill, a kettle that has just boiled, hills outside."""
    sheet = Sheet(seed, (WIDE, HIGH), colored=colored, paper="#F3DDBB")
    _wall(sheet)
    _outside(sheet)
    _frame(sheet)
    _curtain(sheet, 250, 1)
    _curtain(sheet, 1350, -1)
    _sill(sheet)
    _fern(sheet, 470, SILL)
    _basil(sheet, 700, SILL)
    _cactus(sheet, 900, SILL)
    _kettle(sheet, 1150, SILL + 222)
    _cup(sheet, 790, SILL + 240)
    _lemons(sheet)
    return sheet.finished()


def _wall(sheet: Sheet) -> None:
    for x in range(-20, WIDE, 84):
        sheet.paint(box(x, -20, 40, SILL + 120), "#F0D3A8")
    for x in range(40, WIDE, 168):
        for y in range(60, SILL, 150):
            sheet.paint(leaf(x, y, 34, -60), PEACH)
            sheet.paint(leaf(x, y, 34, -120), PEACH)


def _outside(sheet: Sheet) -> None:
    sheet.shape(box(330, 120, 940, SILL - 120), SKY)
    sheet.shape(oval(1060, 270, 74), SUN)
    far = curve([(330, 560), (480, 470), (700, 540), (930, 450), (1270, 560)])
    sheet.shape([*far, (1270, 900), (330, 900)], MOSS, line=3)
    near = curve([(330, 720), (560, 640), (820, 700), (1060, 610), (1270, 680)])
    sheet.shape([*near, (1270, 900), (330, 900)], PINE, line=3)
    for x, y, size in ((420, 640, 46), (1000, 585, 56), (1090, 600, 44), (620, 622, 38)):
        sheet.stroke([(x, y + size), (x, y)], line=5)
        sheet.shape(oval(x, y - size * 0.4, size * 0.72, size), TEAL, line=3)
    sheet.shape(box(760, 590, 90, 64), CREAM, line=3)
    sheet.shape([(748, 592), (805, 540), (862, 592)], CORAL, line=3)
    cloud = [(440, 270), (470, 228), (520, 236), (566, 200), (622, 232), (672, 236), (690, 272)]
    sheet.shape(curve(cloud, closed=True), CREAM, line=3)


def _frame(sheet: Sheet) -> None:
    for x, y, wide, high in (
        (300, 90, 1000, 40), (300, 90, 40, SILL - 90), (1260, 90, 40, SILL - 90),
        (782, 128, 34, SILL - 128), (340, 410, 920, 28),
    ):  # fmt: skip
        sheet.shape(box(x, y, wide, high), CREAM)


def _curtain(sheet: Sheet, x: float, side: int) -> None:
    outline = [(-70, 80), (150, 76), (142, 300), (96, 520), (20, 640), (40, 860), (-74, 868)]
    sheet.shape(placed(outline, x, 0, mirrored=side < 0) * (1, 1), CORAL, wobble=5)
    for fold, low in ((-36, 850), (0, 820), (44, 560), (96, 420)):
        sheet.stroke(placed(curve([(fold, 96), (fold + 8, low / 2), (fold - 12, low)]), x, 0,
                            mirrored=side < 0), line=3)  # fmt: skip
    for row in range(7):
        across = [x + side * (column * 46 - 40 + 20 * (row % 2)) for column in range(3)]
        sheet.dots([(dot, 130 + row * 62) for dot in across], 7, CREAM)
    sheet.stroke(
        placed(curve([(-70, 640), (-20, 660), (26, 640)]), x, 0, mirrored=side < 0),
        line=9,
        color=SUN,
    )


def _sill(sheet: Sheet) -> None:
    sheet.stroke([(150, 74), (1450, 70)], line=12, color=CLAY)
    sheet.shape(box(-20, SILL, WIDE + 40, 330), SAND)
    sheet.shape(box(-20, SILL - 14, WIDE + 40, 40), CREAM)
    for row, y in enumerate(range(SILL + 30, HIGH, 92)):
        for x in range(-60 + 60 * (row % 2), WIDE, 120):
            sheet.shape(box(x, y, 116, 88), TEAL if (x // 120 + row) % 3 else SKY, line=2)
    sheet.shape(box(-20, SILL + 180, WIDE + 40, 200), CLAY)
    for y in (1112, 1150, 1182):
        sheet.stroke(curve([(0, y), (500, y + 8), (1000, y - 6), (1600, y + 4)]), line=2)


def _pot(sheet: Sheet, x: float, y: float, size: float, color: str) -> None:
    sheet.shape(placed([(-60, -90), (60, -90), (44, 0), (-44, 0)], x, y, size), color)
    sheet.shape(placed(box(-70, -116, 140, 32), x, y, size), color)


def _fern(sheet: Sheet, x: float, y: float) -> None:
    for angle in np.linspace(-165, -15, 9):
        bend = np.radians(angle)
        tip = (x + 210 * np.cos(bend), y - 90 + 230 * np.sin(bend) + abs(np.cos(bend)) * 70)
        stem = curve([(x, y - 100), ((x + tip[0]) / 2, (y + tip[1]) / 2 - 90), tip])
        sheet.stroke(stem, line=3)
        for across, down in stem[4::2]:
            for side in (-55, 55):
                sheet.shape(leaf(across, down, 40, angle + side), MOSS, line=2, wobble=1)
    _pot(sheet, x, y, 1.0, CLAY)


def _basil(sheet: Sheet, x: float, y: float) -> None:
    for stem in (-34, -8, 24, 44):
        top = y - 210 - sheet.chance.uniform(0, 60)
        sheet.stroke(
            curve([(x + stem / 3, y - 80), (x + stem, (y + top) / 2), (x + stem * 1.4, top)])
        )
        for level in range(4):
            height = top + level * 38
            for side in (-25, -155):
                sheet.shape(leaf(x + stem * 1.2, height, 50, side, 0.4), PINE, line=2.5, wobble=1)
    _pot(sheet, x, y, 0.8, ROSE)


def _cactus(sheet: Sheet, x: float, y: float) -> None:
    sheet.shape(oval(x, y - 132, 44, 80), MOSS)
    sheet.shape(oval(x + 46, y - 170, 20, 34), MOSS)
    for rib in (-22, 0, 22):
        sheet.stroke(
            curve([(x + rib * 0.5, y - 206), (x + rib, y - 140), (x + rib * 0.8, y - 70)]), line=2
        )
    sheet.shape(oval(x, y - 216, 20, 14), ROSE, line=2.5)
    _pot(sheet, x, y, 0.62, SUN)


def _kettle(sheet: Sheet, x: float, y: float) -> None:
    sheet.stroke(
        curve([(x - 90, y - 130), (x - 60, y - 250), (x + 60, y - 250), (x + 90, y - 130)]), line=12
    )
    sheet.shape([(x + 92, y - 96), (x + 176, y - 160), (x + 196, y - 140), (x + 112, y - 30)], SKY)
    body = [(-128, 0), (-124, -70), (-80, -142), (0, -160), (80, -142), (124, -70), (128, 0)]
    sheet.shape(placed(curve(body, closed=True), x, y), SKY)
    sheet.shape(oval(x, y - 164, 20, 14), CORAL)
    sheet.stroke(placed(curve([(-90, -40), (-84, -84), (-54, -118)]), x, y), line=6, color=CREAM)
    _steam(sheet, x + 204, y - 180, 1.2)


def _cup(sheet: Sheet, x: float, y: float) -> None:
    sheet.stroke(
        curve([(x + 50, y - 84), (x + 96, y - 76), (x + 86, y - 30), (x + 44, y - 24)]), line=8
    )
    sheet.shape([(x - 60, y - 100), (x + 60, y - 100), (x + 44, y), (x - 44, y)], CREAM)
    sheet.shape(oval(x, y - 100, 60, 14), INK if sheet.colored else CREAM, line=3)
    sheet.stroke([(x - 52, y - 50), (x + 52, y - 50)], line=6, color=CORAL)
    _steam(sheet, x - 6, y - 124, 0.9)


def _steam(sheet: Sheet, x: float, y: float, size: float) -> None:
    for aside in (-24, 8):
        wisp = [(aside, 0), (aside + 18, -36), (aside - 8, -72), (aside + 16, -112)]
        sheet.stroke(placed(curve(wisp), x, y, size), line=4, color=CREAM)


def _lemons(sheet: Sheet) -> None:
    for x, y in ((320, 1050), (402, 1066), (358, 1000)):
        sheet.shape(oval(x, y, 52, 40), SUN)
        sheet.shape(oval(x + 50, y - 4, 9, 8), SUN, line=2.5)
    sheet.shape(leaf(372, 966, 70, -30), PINE)
    bowl = [(228, 1040), (500, 1040), (462, 1128), (270, 1128)]
    sheet.shape(bowl, TEAL)
    sheet.stroke([(240, 1066), (488, 1066)], line=5, color=CREAM)
