"""What a track can hold: frozen values with exact times, in seconds as fractions.

An item without an `offset` follows the one before it. Values refuse what can never be right.
"""

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Literal

from ensemble.engine.timeline.lasting import Unplayable, must_last
from ensemble.engine.timeline.moves import Move
from ensemble.engine.timeline.words import CreditsRoll, Title

MOST_CELLS = 64
SHORTEST_LOOP = Fraction(1, 100)
# How a picture of another shape stands on the screen: whole with bars of ink, filling it with
# its edges cut off, or whole over a soft copy of itself.
Fit = Literal["whole", "fill", "blur"]


@dataclass(frozen=True, slots=True)
class Media:
    """A file that a clip plays from. `sha256`, when known, saves reading the file to name it."""

    name: str
    path: Path
    kind: Literal["audio", "video", "image"]
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Clip:
    """A part of a film or recording: from `start` in the source, at `offset` in the timeline.

    With `loop`, the `loop` seconds from `start` are heard again and again until `duration`.
    """

    source: Media
    duration: Fraction
    start: Fraction = Fraction(0)
    offset: Fraction | None = None
    gain_db: float = 0.0
    fade_in: Fraction = Fraction(0)
    fade_out: Fraction = Fraction(0)
    muted: bool = False
    fit: Fit = "whole"
    loop: Fraction | None = None

    def __post_init__(self) -> None:
        must_last(self.duration, f"“{self.source.name}”")
        if self.start < 0:
            raise Unplayable(f"“{self.source.name}” cannot begin before its own beginning.")
        if self.source.kind == "image":
            raise Unplayable(f"“{self.source.name}” is a picture. Hold it as a still.")
        if min(self.fade_in, self.fade_out) < 0 or self.fade_in + self.fade_out > self.duration:
            raise Unplayable(f"The fades of “{self.source.name}” are longer than what is played.")
        if not -120 <= self.gain_db <= 60:
            raise Unplayable(f"The level of “{self.source.name}” is outside -120 to 60 dB.")
        if self.loop is not None and self.loop < SHORTEST_LOOP:
            raise Unplayable(f"What is repeated of “{self.source.name}” is too short to be heard.")


@dataclass(frozen=True, slots=True)
class Still:
    """A picture held for a while, or moved over. What moves always fills the screen."""

    source: Media
    duration: Fraction
    offset: Fraction | None = None
    fit: Fit = "whole"
    move: Move | None = None

    def __post_init__(self) -> None:
        must_last(self.duration, f"“{self.source.name}”")
        if self.source.kind != "image":
            raise Unplayable(f"“{self.source.name}” is not a picture. Play it as a clip.")


@dataclass(frozen=True, slots=True)
class Gap:
    """Nothing, for a while: silence, or a screen of ink."""

    duration: Fraction
    offset: Fraction | None = None

    def __post_init__(self) -> None:
        must_last(self.duration, "A gap")


@dataclass(frozen=True, slots=True)
class Cell:
    """One place of a layout: what is seen (and heard) there, and a name to stand under it."""

    shows: Clip | Still
    name: str = ""

    def __post_init__(self) -> None:
        if self.shows.offset is not None:
            raise Unplayable(f"“{self.shows.source.name}” begins with its layout.")
        if self.shows.source.kind == "audio":
            raise Unplayable(f"“{self.shows.source.name}” has nothing to look at.")
        if isinstance(self.shows, Clip) and self.shows.loop is not None:
            raise Unplayable("Only a recording on a sound track can be repeated.")


@dataclass(frozen=True, slots=True)
class Layout:
    """Several at once: a wall, side by side, or a first one whole with small ones in its corners.

    What ends sooner than the layout stays on its last frame. `size` is how wide a small picture
    is beside the screen; the first lies in `corner`, the next in the other corners in turn.
    """

    cells: tuple[Cell, ...]
    duration: Fraction
    kind: Literal["wall", "beside", "inset"] = "wall"
    corner: Literal["top-left", "top-right", "bottom-left", "bottom-right"] = "bottom-right"
    size: Fraction = Fraction(3, 10)
    offset: Fraction | None = None

    def __post_init__(self) -> None:
        must_last(self.duration, "A layout")
        low, high, words = {
            "wall": (1, MOST_CELLS, f"A wall holds 1 to {MOST_CELLS}."),
            "beside": (2, 4, "Two to four stand side by side."),
            "inset": (2, 5, "One to four small pictures lie in a large one."),
        }[self.kind]
        if not low <= len(self.cells) <= high:
            raise Unplayable(words)
        if not Fraction(1, 10) <= self.size <= Fraction(1, 2):
            raise Unplayable("A small picture is a tenth to a half as wide as the screen.")
        for cell in self.cells:
            if cell.shows.duration > self.duration:
                raise Unplayable(f"“{cell.shows.source.name}” lasts longer than its layout.")


@dataclass(frozen=True, slots=True)
class Transition:
    """From the item before to the item after.

    A dip goes through ink and back, or through paper, and keeps every item's length (half on
    either side). The others show both at once, so the later item begins `duration` sooner.
    """

    duration: Fraction
    kind: Literal[
        "dip", "paper", "crossfade", "wipe-left", "wipe-right", "slide-left", "slide-right"
    ] = "dip"

    def __post_init__(self) -> None:
        must_last(self.duration, "A transition")

    @property
    def overlaps(self) -> bool:
        """Whether both items are seen and heard at once."""
        return self.kind not in ("dip", "paper")


Lasting = Clip | Still | Title | CreditsRoll | Layout | Gap
Item = Lasting | Transition
