"""What lies over the film: lower thirds, and captions burnt in, laid out as sheets to see through.

Each is placed and drawn from itself and its neighbors alone, so that changing one leaves every
segment that doesn't show it as it was.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Literal

from ensemble.engine.film.parts import Over
from ensemble.engine.lettering.bidi import reads_leftwards
from ensemble.engine.lettering.credits import Screen
from ensemble.engine.lettering.sheets import INK, Line, Measure, Plate, Sheet, Style, wrapped
from ensemble.engine.profiles import Profile
from ensemble.engine.timeline import Timeline
from ensemble.engine.timeline.words import Caption, LowerThird

SPOKEN = Style(36, 48, weight=500)
WHO = Style(36, 46, weight=600)
WHAT = Style(24, 34, weight=450, color="#D9CDBD")
HUE = "#C9ABF4"
COVER = 0.8
FADE = Fraction(1, 4)
ROWS = 2


def overlays(timeline: Timeline, profile: Profile, measure: Measure) -> tuple[Over, ...]:
    """Everything over a film, counted in its frames, the lowest first."""
    screen = Screen(profile.width, profile.height, measure)
    thirds = tuple(_third(each, screen, timeline, profile) for each in timeline.overlays)
    if not timeline.captions_burnt:
        return thirds
    spoken = sorted(timeline.captions, key=lambda each: (each.start, each.duration, each.text))
    return (*thirds, *(over for one in _stacked(spoken) for over in _spoken(*one, screen, profile)))


def within(overs: Sequence[Over], first: int, frames: int) -> tuple[Over, ...]:
    """Those that are seen in so many frames from `first` on, counted from there."""
    return tuple(
        over.after(first)
        for over in overs
        if over.first < first + frames and over.first + over.frames > first
    )


def _stacked(captions: Sequence[Caption]) -> Iterator[tuple[Caption, int]]:
    """Each caption, and how many are below it: those that began before and are still there."""
    there: list[tuple[Fraction, int]] = []
    for each in captions:
        there = [(end, level) for end, level in there if end > each.start]
        taken = {level for _, level in there}
        level = next(number for number in range(len(taken) + 1) if number not in taken)
        there.append((each.start + each.duration, level))
        yield each, level


def _spoken(caption: Caption, level: int, screen: Screen, profile: Profile) -> Iterator[Over]:
    """A caption in pages of two lines, each for its share of the time."""
    pages = _pages(caption.text, screen)
    letters = [sum(map(len, page)) + 1 for page in pages]
    for number, page in enumerate(pages):
        begin = caption.start + caption.duration * Fraction(sum(letters[:number]), sum(letters))
        share = caption.duration * Fraction(letters[number], sum(letters))
        first, last = profile.frames(begin), profile.frames(begin + share)
        if last > max(first, 0):
            leftwards = reads_leftwards(caption.text)
            yield _placed(_sheet(page, leftwards, screen), level, screen, first, last - first)


def _pages(text: str, screen: Screen) -> list[list[str]]:
    """Lines by twos, as even as they can be; lines of the caption itself are kept if they fit."""
    style = SPOKEN.scaled(screen.unit)
    most = round(screen.width * (0.74 if screen.is_wide else 0.86))
    own = [rows for line in text.splitlines() if (rows := _rows(line, style, most, screen))]
    if len(own) == ROWS and all(len(rows) == 1 for rows in own):
        return [[rows[0] for rows in own]]
    rows = _rows(text, style, most, screen)
    low, high = most // 4, most
    while high - low > 8:
        middle = (low + high) // 2
        fewer = len(_rows(text, style, middle, screen)) <= len(rows)
        low, high = (low, middle) if fewer else (middle, high)
    rows = _rows(text, style, high, screen)
    return [rows[number : number + ROWS] for number in range(0, len(rows), ROWS)]


def _rows(text: str, style: Style, width: int, screen: Screen) -> list[str]:
    return wrapped(text, style, width, screen.measure, 100)


def _sheet(rows: Sequence[str], leftwards: bool, screen: Screen) -> Sheet:
    style, pad = SPOKEN.scaled(screen.unit), screen.px(18)
    width = 2 * (round(max(screen.measure(row, style) for row in rows)) // 2 + pad)
    top = screen.px(6)
    lines = tuple(
        Line(row, style, width // 2, top + number * style.line, "middle", leftwards)
        for number, row in enumerate(rows)
    )
    height = 2 * top + len(rows) * style.line
    return Sheet(width, height, lines, (Plate(0, 0, width, height, screen.px(10), INK, COVER),), "")


def _placed(sheet: Sheet, level: int, screen: Screen, first: int, frames: int) -> Over:
    """In the middle, above the edge that screens and phones' buttons may hide."""
    foot = round(screen.height * (0.93 if screen.is_wide else 0.84))
    lift = level * (ROWS * SPOKEN.scaled(screen.unit).line + screen.px(24))
    top = max(0, foot - lift - sheet.height)
    return Over(sheet, (screen.width - sheet.width) // 2, top, first, frames)


def _third(words: LowerThird, screen: Screen, timeline: Timeline, profile: Profile) -> Over:
    sheet = _card(words, screen)
    margin = round(screen.width * 0.06)
    left = margin if words.side == "left" else screen.width - margin - sheet.width
    spoken = timeline.captions_burnt and timeline.captions
    foot = round(screen.height * ((0.76 if spoken else 0.9) if screen.is_wide else 0.7))
    first, last = profile.frames(words.start), profile.frames(words.start + words.duration)
    fade = min(profile.frames(FADE), (last - first) // 2)
    return Over(sheet, left, foot - sheet.height, first, last - first, fade)


def _card(words: LowerThird, screen: Screen) -> Sheet:
    """A name and what they do, on a plate with a hue at the edge where reading begins."""
    most, pad, edge = round(screen.width * 0.7), screen.px(20), screen.px(6)
    leftwards = reads_leftwards(words.text)
    rows = [
        (row, style.scaled(screen.unit))
        for text, style in ((words.text, WHO), (words.subtitle, WHAT))
        for row in wrapped(text, style.scaled(screen.unit), most, screen.measure, 2)
    ]
    width = round(max((screen.measure(*row) for row in rows), default=0)) + 2 * (pad + edge)
    lines = _lines(rows, width - pad - edge if leftwards else pad + edge, screen, leftwards)
    height = max((line.y + line.style.line for line in lines), default=0) + screen.px(12)
    inner = screen.px(12)
    side = width - inner if leftwards else inner - edge
    bar = Plate(side, inner, edge, max(1, height - 2 * inner), edge // 2, HUE)
    plate = Plate(0, 0, width, height, screen.px(10), INK, COVER)
    return Sheet(width, height, lines, (plate, bar), "")


def _lines(
    rows: Sequence[tuple[str, Style]], x: int, screen: Screen, leftwards: bool
) -> tuple[Line, ...]:
    """One below the other, beginning on the side where reading begins."""
    y, lines = screen.px(10), []
    for row, style in rows:
        side: Literal["left", "right"] = "right" if leftwards else "left"
        lines.append(Line(row, style, x, y, side, reads_leftwards(row)))
        y += style.line
    return tuple(lines)
