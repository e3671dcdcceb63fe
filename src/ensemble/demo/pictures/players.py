"""People: a torso, a face, and hair that is partly behind it."""

from ensemble.demo.pictures.outlines import curve, oval, placed
from ensemble.demo.pictures.palette import CLAY, CREAM, INK, MOSS, PINE, ROSE, SAND
from ensemble.demo.pictures.sheet import Sheet

_TORSO = [
    (-150, 420), (-146, 200), (-116, 126), (-40, 96), (40, 96), (116, 126), (146, 200), (150, 420),
]  # fmt: skip
_LONG = [(-104, 190), (-116, 20), (-90, -84), (0, -126), (90, -84), (116, 20), (104, 190), (0, 160)]
_CURLS = ((-74, 0), (-69, -52), (-31, -84), (19, -91), (60, -64), (79, -12))
_FRINGE = [(-88, 6), (-84, -64), (-30, -106), (40, -104), (86, -58), (88, 8), (50, -40), (-20, -48)]


def draw_player(sheet: Sheet, x: float, skin: str, shirt: str, hair: str) -> None:
    """Someone at the table; `hair` is curls (who sings), bun, cap or long."""
    _behind(sheet, x, 430, hair)
    sheet.shape(placed(curve(_TORSO), x, 460), shirt, line=4.5)
    sheet.shape(placed([(-30, 110), (-26, 50), (28, 50), (32, 110), (0, 134)], x, 460), skin)
    sheet.shape(oval(x, 440, 82, 98), skin, line=4.5)
    for side in (-1, 1):
        sheet.shape(oval(x + side * 84, 446, 14, 20), skin, line=3)
        eye = x + side * 34
        sheet.stroke(curve([(eye - 15, 428), (eye, 418), (eye + 15, 428)]), line=5)
        sheet.paint(oval(x + side * 48, 468, 18, 12), ROSE)
    sheet.stroke(curve([(x - 4, 436), (x + 10, 462), (x - 6, 466)]), line=3.5)
    _before(sheet, x, 430, hair)
    if hair == "curls":
        sheet.shape(oval(x, 500, 22, 26), CLAY, line=4)
    else:
        sheet.stroke(curve([(x - 28, 490), (x, 508), (x + 28, 488)]), line=5)


def _behind(sheet: Sheet, x: float, y: float, hair: str) -> None:
    if hair == "curls":
        sheet.shape(oval(x, y - 20, 112, 108), INK if sheet.colored else CREAM)
    elif hair == "bun":
        sheet.shape(oval(x, y - 130, 44), CLAY)
    elif hair == "long":
        sheet.shape(placed(curve(_LONG, closed=True), x, y), SAND)


def _before(sheet: Sheet, x: float, y: float, hair: str) -> None:
    if hair == "curls":
        for aside, down in _CURLS:
            sheet.shape(oval(x + aside, y + down, 34), INK if sheet.colored else CREAM, line=3)
    elif hair == "bun":
        sheet.shape(placed(curve(_FRINGE, closed=True), x, y), CLAY)
    elif hair == "cap":
        cap = [(-88, -18), (-82, -80), (0, -122), (82, -80), (88, -18), (0, -34)]
        brim = [(-92, -22), (0, -44), (92, -22), (96, 0), (0, -18), (-96, 0)]
        for outline, color in ((cap, MOSS), (brim, PINE)):
            sheet.shape(placed(curve(outline, closed=True), x, y), color)
    else:
        for side in (-1, 1):
            parted = [(side * 88, 10), (side * 76, -76), (0, -104), (side * 18, -42)]
            sheet.shape(placed(curve(parted, closed=True), x, y), SAND)
