"""Title cards and credits laid out as sheets: pure values, whole pixels, nothing is drawn."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ensemble.engine.lettering.bidi import reads_leftwards
from ensemble.engine.lettering.sheets import (
    HEADING,
    NAME,
    ROLE,
    SUBTITLE,
    TITLE,
    Line,
    Measure,
    Sheet,
    Style,
    wrapped,
)
from ensemble.engine.timeline.words import CreditsRoll, Section, Title


@dataclass(frozen=True, slots=True)
class Screen:
    """The size of the picture, and how text is measured."""

    width: int
    height: int
    measure: Measure

    @property
    def unit(self) -> float:
        return min(self.width, self.height) / 720

    @property
    def is_wide(self) -> bool:
        return self.width >= self.height

    def px(self, size: float) -> int:
        return round(size * self.unit)

    def stack(self, text: str, style: Style, y: int, *, most: int = 3) -> tuple[Line, ...]:
        """Centered lines from `y` downwards."""
        scaled, middle = style.scaled(self.unit), self.width // 2
        lines = wrapped(text, scaled, round(self.width * 0.86), self.measure, most)
        leftwards = reads_leftwards(text)
        return tuple(
            Line(line, scaled, middle, y + number * scaled.line, "middle", leftwards)
            for number, line in enumerate(lines)
        )


@dataclass(frozen=True, slots=True)
class Motion:
    """A sheet moving up by whole pixels: it rests `hold` frames, then `speed` pixels a frame."""

    travel: int
    speed: int
    hold: int

    def offset(self, frame: int) -> int:
        return min(max((frame - self.hold) * self.speed, 0), self.travel)


def title_sheet(title: Title, screen: Screen) -> Sheet:
    """A card in the middle of the screen, the subtitle below."""
    head = screen.stack(title.text, TITLE, 0, most=4)
    below = _bottom(head) + screen.px(18)
    lines = (*head, *screen.stack(title.subtitle, SUBTITLE, below, most=3))
    return _centered(lines, screen)


def roll_sheet(roll: CreditsRoll, screen: Screen) -> Sheet:
    """One tall sheet: the title on a screen of its own, everyone, and the end in the middle."""
    lines: list[Line] = list(_opening(roll, screen).lines)
    y = screen.height
    for block in _blocks(roll, screen):
        lines += _moved(block, y)
        y = _bottom(lines) + screen.px(46)
    end = y - screen.px(46) + round(screen.height * 0.4)
    return Sheet(screen.width, max(end, screen.height), tuple(lines))


def card_sheets(roll: CreditsRoll, screen: Screen) -> tuple[Sheet, ...]:
    """As many cards as are needed; a role stays on one card if it fits."""
    sheets = [_opening(roll, screen)] if roll.title else []
    card: list[Line] = []
    for block in _blocks(roll, screen, tallest=round(screen.height * 0.72)):
        start = _bottom(card) + screen.px(46) if card else 0
        if card and start + _bottom(block) > screen.height * 0.78:
            sheets.append(_centered(card, screen))
            card, start = [], 0
        card += _moved(block, start)
    return (*sheets, _centered(card, screen)) if card else tuple(sheets)


def motion(sheet: Sheet, screen_height: int, frames: int) -> Motion:
    """The slowest whole speed that shows everything; what is left is rest at both ends."""
    travel = sheet.height - screen_height
    if travel <= 0:
        return Motion(0, 1, 0)
    speed = -(-travel // max(1, frames - 1))
    return Motion(travel, speed, (frames - 1 - -(-travel // speed)) // 2)


def _opening(roll: CreditsRoll, screen: Screen) -> Sheet:
    return _centered(screen.stack(roll.title, TITLE, 0, most=4), screen)


def _blocks(roll: CreditsRoll, screen: Screen, tallest: int | None = None) -> Iterator[list[Line]]:
    """Each role, then thanks and who was in the room, every block from 0 downwards."""
    many = max(1, (tallest - screen.px(120)) // screen.px(48)) if tallest else 0
    for section in roll.sections:
        for part in _parts(section, many):
            yield _two_columns(part, screen) if screen.is_wide else _one_column(part, screen)
    for heading, names in (
        (roll.thanks_heading, roll.thanks),
        (roll.room_heading, roll.room),
    ):
        for part in _parts(Section(heading, names), many) if names else ():
            yield _one_column(part, screen, HEADING)


def _parts(section: Section, many: int) -> Iterator[Section]:
    step = many or max(1, len(section.names))
    for start in range(0, len(section.names), step):
        yield Section(section.role, section.names[start : start + step])


def _one_column(section: Section, screen: Screen, style: Style = ROLE) -> list[Line]:
    lines = list(screen.stack(section.role, style, 0))
    for name in section.names:
        lines += screen.stack(name, NAME, _bottom(lines))
    return lines


def _two_columns(section: Section, screen: Screen) -> list[Line]:
    """The role ends left of the middle, the names begin right of it."""
    gutter = screen.px(22)
    lines = _column(section.role, ROLE, 0, screen, -gutter)
    y = 0
    for name in section.names:
        rows = _column(name, NAME, y, screen, gutter)
        lines, y = [*lines, *rows], _bottom(rows) if rows else y
    return lines


def _column(text: str, style: Style, y: int, screen: Screen, beside: int) -> list[Line]:
    scaled, x = style.scaled(screen.unit), screen.width // 2 + beside
    rows = wrapped(text, scaled, round(screen.width * 0.42), screen.measure, 3)
    anchor: Literal["left", "right"] = "left" if beside > 0 else "right"
    leftwards = reads_leftwards(text)
    return [
        Line(row, scaled, x, y + number * scaled.line, anchor, leftwards)
        for number, row in enumerate(rows)
    ]


def _bottom(lines: list[Line] | tuple[Line, ...]) -> int:
    return max((line.y + line.style.line for line in lines), default=0)


def _moved(lines: list[Line], down: int) -> list[Line]:
    return [line.moved(down) for line in lines]


def _centered(lines: list[Line] | tuple[Line, ...], screen: Screen) -> Sheet:
    top = max(0, (screen.height - _bottom(lines)) // 2)
    return Sheet(screen.width, screen.height, tuple(_moved(list(lines), top)))
