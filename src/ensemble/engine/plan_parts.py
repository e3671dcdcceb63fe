"""What one segment shows: a shot of a film, a held picture, or something drawn."""

from dataclasses import dataclass
from fractions import Fraction

from ensemble.engine.credits import Motion, Screen, card_sheets, motion, roll_sheet, title_sheet
from ensemble.engine.items import Clip, CreditsRoll, Lasting, Still, Title
from ensemble.engine.profiles import Profile
from ensemble.engine.sheets import Measure, Sheet
from ensemble.engine.timeline import Placed
from ensemble.engine.times import from_frames

RESTING = Motion(0, 1, 0)


@dataclass(frozen=True, slots=True)
class Shot:
    """Frames of a film from `first` on, counted at the rate of the profile from its beginning."""

    source: str
    first: int

    @property
    def nameless(self) -> object:
        return ("shot", self.first)


@dataclass(frozen=True, slots=True)
class Held:
    """A picture that stays."""

    source: str

    @property
    def nameless(self) -> object:
        return ("held",)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A window on a sheet. If it moves, frame n shows the rows from `motion.offset(n)` on."""

    sheet: Sheet
    motion: Motion = RESTING

    @classmethod
    def nothing(cls, profile: Profile) -> "Drawn":
        """A screen of ink."""
        return cls(Sheet(profile.width, profile.height))


Part = Shot | Held | Drawn


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
    if isinstance(item, Clip):
        return [Scene(0, Shot(item.source.name, _first_frame(item, placed.start, profile)))]
    if isinstance(item, Still):
        return [Scene(0, Held(item.source.name))]
    if isinstance(item, Title):
        return [Scene(0, Drawn(title_sheet(item, screen)))]
    if isinstance(item, CreditsRoll):
        return _credits(item, screen, frames)
    return [Scene(0, Drawn.nothing(profile))]


def part_at(found: list[Scene], frame: int, frames: int, profile: Profile) -> Part:
    """The part of the scene that `frame` of the item is in, for `frames` frames from there."""
    scene = next(each for each in reversed(found) if each.first <= frame)
    part, skip = scene.part, frame - scene.first
    if isinstance(part, Shot):
        return Shot(part.source, part.first + skip)
    if isinstance(part, Drawn) and part.motion.travel:
        return _window(part, skip, frames, profile.height)
    return part


def named(item: Lasting) -> str:
    """What to call an item in a sentence."""
    if isinstance(item, Clip | Still):
        return f"“{item.source.name}”"
    if isinstance(item, Title):
        return f"the title “{item.text[:60]}”"
    return "the credits" if isinstance(item, CreditsRoll) else "an empty stretch"


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


def _window(part: Drawn, skip: int, frames: int, height: int) -> Drawn:
    """Only the rows that these frames show, so that a segment depends on nothing else."""
    top, last = part.motion.offset(skip), part.motion.offset(skip + frames - 1)
    rows = last - top + height
    lines = tuple(line.moved(-top) for line in part.sheet.lines)
    seen = tuple(line for line in lines if -2 * line.style.line < line.y < rows)
    before = max(0, min(part.motion.hold - skip, frames))
    moving = Motion(last - top, part.motion.speed, before)
    return Drawn(Sheet(part.sheet.width, rows, seen), moving)
