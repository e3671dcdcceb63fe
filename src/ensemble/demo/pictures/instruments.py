"""A guitar, pots and an accordion, each with the arms that play it."""

from ensemble.demo.pictures.outlines import Pairs, box, curve, oval, placed, ribbon
from ensemble.demo.pictures.palette import (
    CLAY,
    CORAL,
    CREAM,
    INDIGO,
    INK,
    PEACH,
    PLUM,
    ROSE,
    SAND,
    SKY,
    SUN,
)  # fmt: skip
from ensemble.demo.pictures.sheet import Sheet

_GUITAR = [
    (-210, 20), (-190, -70), (-110, -96), (-50, -60), (20, -94), (92, -60), (104, 20), (44, 80),
    (-30, 66), (-100, 122), (-186, 96),
]  # fmt: skip


def draw_guitar(sheet: Sheet, x: float, y: float) -> None:
    """The neck to the right; one hand at the strings and one at the frets."""
    sheet.shape(placed([(60, -34), (232, -108), (244, -80), (72, 4)], x, y), CLAY, line=4)
    head = placed([(222, -114), (254, -128), (266, -92), (240, -74)], x, y)
    sheet.shape(head, INK if sheet.colored else CREAM)
    sheet.shape(placed(curve(_GUITAR, closed=True), x, y), SUN, line=4.5)
    sheet.shape(oval(x - 10, y - 4, 38, 34), INDIGO, line=3)
    for string in (-9, -3, 3, 9):
        sheet.stroke([(x - 130, y + 48 + string), (x + 238, y - 94 + string)], line=1.6, wobble=0)
    _arm(sheet, [(x - 78, y - 190), (x - 128, y - 70), (x - 30, y + 26)], CORAL, PEACH)
    _arm(sheet, [(x + 168, y - 190), (x + 216, y - 60), (x + 146, y - 66)], CORAL, PEACH)


def draw_pots(sheet: Sheet, x: float, y: float) -> None:
    """Three pots and two wooden spoons."""
    for aside, wide, color in ((-120, 74, SKY), (30, 92, ROSE), (164, 60, CREAM)):
        low, middle = wide * 0.86, x + aside
        sides = [(-wide, -40), (wide, -40), (low, 90), (-low, 90)]
        sheet.shape(placed(sides, middle, y), color, line=4)
        sheet.shape(oval(middle, y - 40, wide, 20), CREAM, line=4)
    for side in (-1, 1):
        hand = (x + side * 92.0, y - 116.0 + 24 * side)
        sheet.stroke([hand, (x + side * 20 - 30, y - 46)], line=11, color=SAND)
        shoulder, elbow = (x + side * 118.0, y - 280.0), (x + side * 152.0, y - 160.0)
        _arm(sheet, [shoulder, elbow, hand], SUN, "#5B3A2A")


def draw_accordion(sheet: Sheet, x: float, y: float) -> None:
    """Bellows between two boards of buttons."""
    for fold in range(7):
        left = x - 96 + fold * 28
        bellow = [(left, y - 96), (left + 28, y - 84), (left + 28, y + 96), (left, y + 108)]
        sheet.shape(bellow, (CORAL, CREAM)[fold % 2], line=3)
    for side in (-1, 1):
        board = x + side * 132
        sheet.shape(box(board - 30, y - 112, 60, 232), INDIGO, line=4)
        sheet.dots([(board - 12 + 24 * (n % 2), y - 84 + n * 24) for n in range(8)], 7, CREAM)
        reach = [(x + side * 118, y - 170), (x + side * 178, y - 50), (x + side * 166, y + 40)]
        _arm(sheet, reach, PLUM, "#E9BF98")


def _arm(sheet: Sheet, points: Pairs, sleeve: str, skin: str) -> None:
    """A sleeve and the hand that comes out of it."""
    sheet.shape(ribbon(points, 52), sleeve, line=4, wobble=1)
    x, y = points[-1]
    sheet.shape(oval(float(x), float(y), 32, 30), skin, line=4)
