"""Four people who make music at a kitchen table."""

from PIL import Image

from ensemble.demo.pictures.instruments import draw_accordion, draw_guitar, draw_pots
from ensemble.demo.pictures.outlines import box, curve, oval, placed
from ensemble.demo.pictures.palette import (
    CLAY,
    CORAL,
    CREAM,
    INDIGO,
    INK,
    PEACH,
    PINE,
    PLUM,
    ROSE,
    SKY,
    SUN,
    TEAL,
)  # fmt: skip
from ensemble.demo.pictures.players import draw_player
from ensemble.demo.pictures.sheet import Sheet

WIDE, HIGH = 1600, 1200
TABLE = 880


def draw_kitchen_band(seed: int = 1, *, colored: bool = True) -> Image.Image:
    """One sings, one strums, one drums on pots, one has the old accordion."""
    sheet = Sheet(seed, (WIDE, HIGH), colored=colored, paper="#F2C9A0")
    _room(sheet)
    draw_player(sheet, 260, "#8C5A3C", TEAL, "curls")
    draw_player(sheet, 620, PEACH, CORAL, "bun")
    draw_player(sheet, 980, "#5B3A2A", SUN, "cap")
    draw_player(sheet, 1340, "#E9BF98", PLUM, "long")
    draw_accordion(sheet, 1340, 760)
    _table(sheet)
    draw_guitar(sheet, 575, 800)
    draw_pots(sheet, 980, TABLE)
    _singing(sheet, 350, 500)
    return sheet.finished()


def _room(sheet: Sheet) -> None:
    for row in range(4):
        for column in range(9):
            x, y = column * 190 + 90 * (row % 2), 60 + row * 190
            sheet.paint(oval(x, y, 26, 34), "#EFB98A")
    for x in range(-20, WIDE, 160):
        color = (CORAL, SUN, TEAL, ROSE, CREAM)[x // 160 % 5]
        dip = 90 + 34 * (1 - ((x + 80 - 800) / 800) ** 2)
        sheet.shape([(x + 26, dip), (x + 134, dip), (x + 80, dip + 96)], color, line=3)
    sheet.stroke(curve([(-20, 84), (400, 110), (800, 122), (1200, 112), (1620, 86)]), line=4)
    sheet.stroke([(800, -10), (800, 190)], line=4)
    sheet.shape(curve([(690, 282), (720, 214), (800, 184), (880, 214), (910, 282)]), PINE)
    sheet.shape(oval(800, 284, 46, 22), SUN, line=3)


def _table(sheet: Sheet) -> None:
    sheet.shape(box(-20, TABLE, WIDE + 40, 340), CLAY, line=5)
    for y in (940, 1010, 1090, 1160):
        sheet.stroke(curve([(-10, y), (420, y + 10), (980, y - 8), (1620, y + 6)]), line=2.5)
    for x, color in ((110, CREAM), (290, SKY), (1500, ROSE)):
        sheet.shape([(x - 40, 924), (x + 40, 924), (x + 30, 1000), (x - 30, 1000)], color)
        sheet.shape(oval(x, 924, 40, 11), INK if sheet.colored else CREAM, line=3)


def _singing(sheet: Sheet, x: float, y: float) -> None:
    arc = curve([(0.7, -1), (1.1, 0), (0.7, 0.8)])
    for turn, color in enumerate((CORAL, TEAL, INDIGO)):
        sheet.stroke(placed(arc, x, y, 44 + turn * 34), line=6, color=color)
