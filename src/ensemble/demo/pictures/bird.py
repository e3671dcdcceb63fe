"""A songbird on a branch."""

import numpy as np
from PIL import Image

from ensemble.demo.pictures.outlines import Points, curve, leaf, oval, placed
from ensemble.demo.pictures.palette import (
    CLAY,
    CORAL,
    CREAM,
    INDIGO,
    INK,
    MOSS,
    PEACH,
    PINE,
    ROSE,
    SUN,
    TEAL,
)  # fmt: skip
from ensemble.demo.pictures.sheet import Sheet

WIDE, HIGH = 1200, 1600

_BODY = [
    (-30, -262), (40, -300), (116, -262), (150, -190), (146, -90), (96, 24), (0, 84), (-120, 96),
    (-196, 60), (-222, -30), (-176, -120), (-96, -176), (-62, -220),
]  # fmt: skip
_BREAST = [
    (80, -210), (140, -170), (138, -86), (86, 18), (0, 72), (-70, 74), (-20, -20), (20, -120),
]  # fmt: skip
_WING = [(-20, -110), (-60, 20), (-150, 66), (-330, 120), (-250, 10), (-170, -90), (-90, -136)]
_TAIL = [(-196, 30), (-400, 150), (-428, 206), (-370, 216), (-150, 92)]
_TWIGS = (
    [(820, 1080), (930, 1190), (990, 1330)],
    [(250, 1100), (190, 930), (210, 800)],
    [(150, 1190), (210, 1330), (190, 1450)],
)
_BLOSSOMS = (
    (250, 770, 46), (1010, 990, 58), (1090, 930, 40), (990, 1370, 52),
    (170, 1440, 44), (90, 1140, 40),
)  # fmt: skip


def draw_songbird(seed: int = 1, *, colored: bool = True) -> Image.Image:
    """It sings before it is quite light, to whom it may concern."""
    sheet = Sheet(seed, (WIDE, HIGH), colored=colored, paper="#F7D9B5")
    _sky(sheet)
    _branch(sheet)
    _bird(sheet, 560, 900)
    _song(sheet, 800, 590)
    _blossoms(sheet)
    return sheet.finished()


def _sky(sheet: Sheet) -> None:
    for radius, color in ((760, "#F6CBA4"), (560, PEACH), (370, "#F4A07E")):
        sheet.paint(oval(600, 700, radius), color, wobble=8)
    sheet.shape(oval(600, 700, 230), CORAL, line=0, wobble=4)


def _branch(sheet: Sheet) -> None:
    top = curve([(-40, 1180), (220, 1090), (520, 1050), (820, 1080), (1010, 1010), (1250, 980)])
    low = curve([(1250, 1010), (1010, 1050), (820, 1130), (520, 1104), (220, 1160), (-40, 1270)])
    sheet.shape(np.concatenate([top, low]), CLAY)
    for x, y in ((120, 1170), (400, 1090), (700, 1100), (960, 1050)):
        sheet.stroke(curve([(x, y), (x + 50, y - 10), (x + 92, y - 4)]), line=2.5)
    for twig in _TWIGS:
        _twig(sheet, curve(twig))


def _twig(sheet: Sheet, line: Points) -> None:
    sheet.stroke(line, line=9, color=CLAY)
    for spot in range(5, len(line), 3):
        x, y = line[spot]
        heading = float(np.degrees(np.arctan2(*(line[spot] - line[spot - 1])[::-1])))
        for side in (-48, 48):
            color = (MOSS, PINE, TEAL)[spot // 3 % 3]
            sheet.shape(leaf(x, y, 104, heading + side, 0.3), color, line=3)
            sheet.stroke(leaf(x, y, 84, heading + side, 0.0)[:25], line=2)


def _bird(sheet: Sheet, x: float, y: float) -> None:
    sheet.shape(placed(_TAIL, x, y), INDIGO, line=4)
    for aside in (x - 40, x + 20):
        leg = [(aside, y + 80), (aside + 14, y + 140), (aside + 6, y + 168)]
        sheet.stroke(curve(leg), line=7)
        for toe in (-24, 6, 34):
            sheet.stroke([(aside + 6, y + 160), (aside + toe, y + 184)], line=6)
    for outline, color in ((_BODY, TEAL), (_BREAST, SUN), (_WING, INDIGO)):
        sheet.shape(placed(curve(outline, closed=True), x, y), color, line=4)
    for n in range(4):
        feather = curve([(-60, -60), (-120 - n * 6, 10 - n * 2), (-210, 62)])
        sheet.stroke(placed(feather, x - n * 24, y + n * 12), line=3, color=PEACH)
    for beak in ([(136, -246), (232, -290), (150, -218)], [(150, -214), (218, -196), (140, -190)]):
        sheet.shape(placed(beak, x, y), CORAL)
    sheet.shape(oval(x + 76, y - 232, 22), CREAM, line=3)
    sheet.dots([(x + 82, y - 234)], 11)


def _song(sheet: Sheet, x: float, y: float) -> None:
    """Notes go up like sparks."""
    for turn in range(6):
        size = 1.35 - turn * 0.12
        across, up = x + 60 + turn * 46 + 26 * np.sin(turn * 2.1), y - turn * 84
        color = (CORAL, INDIGO, TEAL, ROSE)[turn % 4]
        sheet.stroke(
            placed(curve([(20, 0), (20, -88), (52, -70), (56, -44)]), across, up, size),
            line=6,
            color=color,
        )
        sheet.shape(oval(across, up, 24 * size, 17 * size), color, line=3)


def _blossoms(sheet: Sheet) -> None:
    for x, y, size in _BLOSSOMS:
        for petal in range(5):
            angle = np.radians(petal * 72 + x)
            across, down = x + size * 0.72 * np.cos(angle), y + size * 0.72 * np.sin(angle)
            color = CREAM if petal % 2 else ROSE
            sheet.shape(oval(across, down, size * 0.5), color, line=2.5)
        sheet.shape(oval(x, y, size * 0.32), SUN, line=2.5)
        if sheet.colored:
            sheet.dots([(x - 4, y), (x + 6, y + 4), (x, y - 7)], 2.5, INK)
