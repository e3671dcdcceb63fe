"""Which parts an item shows from its first frame to its last."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from ensemble.engine.film.layouts import tiled
from ensemble.engine.film.parts import Drawn, Held, Moving, Part, Shot, Tiled
from ensemble.engine.lettering.credits import (
    Motion,
    Screen,
    card_sheets,
    motion,
    roll_sheet,
    title_sheet,
)
from ensemble.engine.lettering.sheets import Measure, Sheet
from ensemble.engine.profiles import Profile
from ensemble.engine.timeline import Placed
from ensemble.engine.timeline.items import Clip, Lasting, Layout, Still
from ensemble.engine.timeline.words import CreditsRoll, Title
from ensemble.engine.times import from_frames


@dataclass(frozen=True, slots=True)
class Scene:
    """What an item shows from its frame `first` on."""

    first: int
    part: Part


def scenes(placed: Placed, profile: Profile, measure: Measure) -> list[Scene]:
    """An item as scenes in order, the first from its frame 0. Cards are several."""
    item = placed.item
    screen = Screen(profile.width, profile.height, measure)
    frames = profile.frames(placed.end) - profile.frames(placed.start)
    if isinstance(item, Clip | Still):
        return [Scene(0, _showing(placed.start, frames, profile)(item))]
    if isinstance(item, Layout):
        return [Scene(0, tiled(item, screen, _showing(placed.start, frames, profile)))]
    if isinstance(item, Title):
        return [Scene(0, Drawn(title_sheet(item, screen)))]
    if isinstance(item, CreditsRoll):
        return _credits(item, screen, frames)
    return [Scene(0, Drawn.nothing(profile))]


def part_at(found: list[Scene], frame: int, frames: int, profile: Profile) -> Part:
    """The part of the scene that `frame` of the item is in, for `frames` frames from there."""
    scene = next(each for each in reversed(found) if each.first <= frame)
    return _later(scene.part, frame - scene.first, frames, profile)


def named(item: Lasting) -> str:
    """What to call an item in a sentence."""
    if isinstance(item, Clip | Still):
        return f"“{item.source.name}”"
    if isinstance(item, Title):
        return f"the title “{item.text[:60]}”"
    if isinstance(item, Layout):
        return f"the layout of {len(item.cells)}"
    return "the credits" if isinstance(item, CreditsRoll) else "an empty stretch"


def _showing(
    start: Fraction, frames: int, profile: Profile
) -> Callable[[Clip | Still], Shot | Held]:
    """What a clip or still shows from `start` on, where there is room for `frames` frames."""

    def showing(item: Clip | Still) -> Shot | Held:
        end = profile.frames(start + item.duration)
        own = max(1, min(frames, end - profile.frames(start)))
        if isinstance(item, Still):
            moving = Moving(item.move, own) if item.move else None
            return Held(item.source.name, item.fit, moving)
        first = _first_frame(item, start, profile)
        return Shot(item.source.name, first, item.fit, own if own < frames else 0)

    return showing


def _first_frame(clip: Clip, start: Fraction, profile: Profile) -> int:
    """What of the film is seen in the first frame of a clip, to the nearest frame of the film.

    Films are only ever cut on frames of their own, so that what was made once is used again when
    the clip is trimmed or moved.
    """
    late = from_frames(profile.frames(start), profile.rate) - start
    return max(0, profile.frames(clip.start + late))


def _credits(item: CreditsRoll, screen: Screen, frames: int) -> list[Scene]:
    if item.style == "roll":
        sheet = roll_sheet(item, screen)
        return [Scene(0, Drawn(sheet, motion(sheet, screen.height, frames)))]
    cards = card_sheets(item, screen) or (Sheet(screen.width, screen.height),)
    return [Scene(frames * number // len(cards), Drawn(card)) for number, card in enumerate(cards)]


def _later(part: Part, skip: int, frames: int, profile: Profile) -> Part:
    """The same part, for `frames` frames after `skip` others."""
    if isinstance(part, Tiled):
        tiles = (replace(each, part=_one_later(each.part, skip, frames)) for each in part.tiles)
        return replace(part, tiles=tuple(tiles))
    if isinstance(part, Drawn):
        return _window(part, skip, frames, profile.height) if part.motion.travel else part
    return _one_later(part, skip, frames)


def _one_later(part: Shot | Held, skip: int, frames: int) -> Shot | Held:
    if isinstance(part, Shot):
        left = max(1, part.frames - skip)
        on = min(skip, part.frames - 1) if part.frames else skip
        kept = left if part.frames and left < frames else 0
        return replace(part, first=part.first + on, frames=kept)
    if part.moving is None:
        return part
    skip = min(skip, part.moving.whole - 1)
    frames = min(frames, part.moving.whole - skip)
    return replace(part, moving=replace(part.moving, skip=skip, frames=frames))


def _window(part: Drawn, skip: int, frames: int, height: int) -> Drawn:
    """Only the rows that these frames show, so that a segment depends on nothing else."""
    top, last = part.motion.offset(skip), part.motion.offset(skip + frames - 1)
    rows = last - top + height
    lines = tuple(line.moved(-top) for line in part.sheet.lines)
    seen = tuple(line for line in lines if -2 * line.style.line < line.y < rows)
    before = max(0, min(part.motion.hold - skip, frames))
    moving = Motion(last - top, part.motion.speed, before)
    return Drawn(Sheet(part.sheet.width, rows, seen), moving)
