"""A night bus in the rain."""

from PIL import Image

from ensemble.demo.pictures.outlines import box, curve, oval, placed
from ensemble.demo.pictures.palette import (
    CLAY,
    CORAL,
    CREAM,
    INDIGO,
    INK,
    NIGHT,
    PEACH,
    PLUM,
    ROSE,
    SAND,
    SKY,
    SUN,
    TEAL,
)  # fmt: skip
from ensemble.demo.pictures.sheet import Sheet

WIDE, HIGH = 1600, 1200
ROAD = 880

_SIDE = [
    (172, 880), (168, 440), (178, 396), (206, 366), (256, 354), (1190, 352), (1250, 362),
    (1280, 396), (1294, 450), (1302, 850), (1288, 888), (200, 894),
]  # fmt: skip


def draw_night_bus(seed: int = 1, *, colored: bool = True) -> Image.Image:
    """The last one home, and everyone in it dry."""
    sheet = Sheet(seed, (WIDE, HIGH), colored=colored, paper=NIGHT)
    draw_street(sheet)
    draw_road(sheet)
    draw_lamp(sheet, 1400)
    draw_bus(sheet)
    _rain(sheet)
    return sheet.finished()


def draw_street(sheet: Sheet, *, houses: int = 9) -> None:
    """Tall houses side by side, each about 200 wide, few of them awake."""
    x = -40.0
    for turn in range(houses):
        wide, high = sheet.chance.uniform(150, 250), sheet.chance.uniform(580, 850)
        sheet.shape(box(x, ROAD - high, wide, high), (INDIGO, "#3A3468", PLUM)[turn % 3], line=3)
        for row in range(int(high // 120)):
            for column in range(int(wide // 70)):
                lit = SUN if sheet.chance.random() < 0.28 else "#262A55"
                sheet.shape(
                    box(x + 24 + column * 66, ROAD - high + 34 + row * 112, 36, 58), lit, line=2
                )
        x += wide


def draw_road(sheet: Sheet) -> None:
    """Pavement and wet tar with lights in it."""
    sheet.shape(box(-20, ROAD, WIDE + 40, 60), "#4A4574")
    sheet.shape(box(-20, ROAD + 56, WIDE + 40, 300), "#191B3A")
    for step in range(26):
        y = ROAD + 90 + sheet.chance.uniform(0, 220)
        x = sheet.chance.uniform(200, 1250)
        color = str(sheet.chance.choice([SUN, CORAL, PEACH, SUN]))
        sheet.stroke(
            [(x, y), (x + sheet.chance.uniform(50, 190), y)], line=5 + step % 3, color=color
        )
    for _ in range(16):
        x, y = sheet.chance.uniform(0, WIDE), ROAD + sheet.chance.uniform(90, 300)
        wide = sheet.chance.uniform(26, 60)
        sheet.stroke(oval(x, y, wide, wide / 4), line=2, color=SKY)


def draw_lamp(sheet: Sheet, x: float) -> None:
    """A street lamp and its light."""
    sheet.paint(
        [(x - 60, 330), (x - 230, ROAD + 50), (x + 90, ROAD + 50), (x - 20, 330)], "#6A5A78"
    )
    sheet.stroke(curve([(x + 60, ROAD + 30), (x + 60, 420), (x + 40, 300), (x - 30, 290)]), line=12)
    sheet.shape([(x - 84, 330), (x - 64, 288), (x - 16, 288), (x + 4, 330)], CORAL)
    sheet.shape(oval(x - 40, 338, 34, 16), SUN)


def draw_bus(sheet: Sheet) -> None:
    """The bus alone, its wheels at (390, 892) and (960, 892)."""
    sheet.shape(_SIDE, CORAL, line=5)
    sheet.shape(box(176, 700, 1122, 46), CREAM, line=3)
    people = ((TEAL, INK), (ROSE, CLAY), (PLUM, INK), (SKY, SAND), (CLAY, INK))
    for turn, (coat, hair) in enumerate(people):
        x = 214 + turn * 172
        sheet.shape(box(x, 424, 148, 236), SUN, line=4.5)
        if turn != 3:
            _rider(sheet, x + 72, 660, coat, hair)
    sheet.shape(box(1092, 424, 78, 440), PEACH, line=4.5)
    sheet.stroke([(1131, 430), (1131, 860)], line=4)
    sheet.shape([(1190, 424), (1284, 430), (1294, 650), (1190, 650)], SKY, line=4.5)
    sheet.shape(box(880, 368, 190, 36), NIGHT, line=3)
    sheet.dots([(896 + 12 * n, 378 + 8 * (n * 7 % 3)) for n in range(14)], 4, SUN)
    for x in (390, 960):
        sheet.shape(oval(x, 892, 88), INK if sheet.colored else CREAM, line=5)
        sheet.shape(oval(x, 892, 40), SAND, line=4)
        sheet.dots([(x, 892)], 10)
    sheet.paint([(1296, 790), (1640, 740), (1640, 960), (1296, 836)], "#F1D587", wobble=0)
    sheet.shape(oval(1282, 812, 22, 26), SUN)
    sheet.shape(oval(186, 812, 14, 24), ROSE)


def _rider(sheet: Sheet, x: float, y: float, coat: str, hair: str) -> None:
    shoulders = [(-62, 0), (-54, -66), (-16, -92), (18, -92), (54, -66), (60, 0)]
    sheet.shape(placed(curve(shoulders), x, y), coat)
    sheet.shape(oval(x, y - 126, 36, 42), PEACH)
    fringe = [(-40, -118), (-38, -166), (0, -184), (38, -166), (40, -122), (20, -146), (-18, -150)]
    sheet.shape(placed(curve(fringe, closed=True), x, y), hair)
    for eye in (-12, 14):
        sheet.stroke(
            curve([(x + eye - 7, y - 122), (x + eye, y - 117), (x + eye + 7, y - 122)]), line=2.6
        )
    sheet.stroke(curve([(x - 8, y - 102), (x + 2, y - 97), (x + 10, y - 103)]), line=2.6)


def _rain(sheet: Sheet) -> None:
    for _ in range(240):
        x, y = sheet.chance.uniform(-40, WIDE), sheet.chance.uniform(-40, HIGH - 80)
        long = sheet.chance.uniform(30, 80)
        sheet.stroke([(x, y), (x - long * 0.22, y + long)], line=2, color=SKY, wobble=0.5)
