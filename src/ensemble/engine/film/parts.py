"""What one segment shows, as values: shots, held pictures, drawn sheets, and several at once."""

from dataclasses import dataclass, replace

from ensemble.engine.lettering.credits import Motion
from ensemble.engine.lettering.sheets import Sheet
from ensemble.engine.profiles import Profile
from ensemble.engine.timeline.items import Fit
from ensemble.engine.timeline.moves import Move

RESTING = Motion(0, 1, 0)


@dataclass(frozen=True, slots=True)
class Shot:
    """Frames of a film from `first` on, counted at the rate of the profile from its beginning.

    After `frames` of them (if it isn't 0) the last one stays.
    """

    source: str
    first: int
    fit: Fit = "whole"
    frames: int = 0

    @property
    def nameless(self) -> object:
        return replace(self, source="")


@dataclass(frozen=True, slots=True)
class Moving:
    """A part of a move that takes `whole` frames: `frames` of them, after `skip` others."""

    move: Move
    whole: int
    skip: int = 0
    frames: int = 1

    def done(self, frame: int) -> float:
        """How much of the way is behind it at a frame of this part, from 0 to 1, at even pace."""
        return (self.skip + frame) / max(1, self.whole - 1)


@dataclass(frozen=True, slots=True)
class Held:
    """A picture that stays, or is moved over."""

    source: str
    fit: Fit = "whole"
    moving: Moving | None = None

    @property
    def nameless(self) -> object:
        return replace(self, source="")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A window on a sheet. If it moves, frame n shows the rows from `motion.offset(n)` on."""

    sheet: Sheet
    motion: Motion = RESTING

    @classmethod
    def nothing(cls, profile: Profile) -> "Drawn":
        """A screen of ink."""
        return cls(Sheet(profile.width, profile.height))


@dataclass(frozen=True, slots=True)
class Over:
    """A sheet to see through that lies over the picture, its corner at `left` and `top`.

    It is there for `frames` frames from frame `first` of the segment (below 0: it was there
    before), and comes and goes within `fade` frames.
    """

    sheet: Sheet
    left: int
    top: int
    first: int
    frames: int
    fade: int = 0

    def after(self, frames: int) -> "Over":
        """The same, counted from so many frames later."""
        return replace(self, first=self.first - frames)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a picture lies on the screen, in even pixels."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Tile:
    """One of several pictures, in its place, with an edge of paper so many pixels wide."""

    place: Place
    part: Shot | Held
    edge: int = 0

    def moved(self, right: int, down: int) -> "Tile":
        place = replace(self.place, left=self.place.left + right, top=self.place.top + down)
        return replace(self, place=place)


@dataclass(frozen=True, slots=True)
class Tiled:
    """Several pictures on a ground, later ones over earlier ones, with words over them."""

    ground: Sheet
    tiles: tuple[Tile, ...]
    overs: tuple[Over, ...] = ()


Part = Shot | Held | Drawn | Tiled
