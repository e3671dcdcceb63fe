"""What a track can hold: frozen values with exact times, in seconds as fractions.

An item without an `offset` follows the one before it. Values refuse what can never be right.
"""

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Literal

from ensemble.engine.errors import EngineError


class Unplayable(EngineError):  # noqa: N818 - it is a sentence to a member
    """The timeline can't be played as it stands."""


@dataclass(frozen=True, slots=True)
class Media:
    """A file that a clip plays from. `sha256`, when known, saves reading the file to name it."""

    name: str
    path: Path
    kind: Literal["audio", "video", "image"]
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Clip:
    """A part of a film or recording: from `start` in the source, at `offset` in the timeline."""

    source: Media
    duration: Fraction
    start: Fraction = Fraction(0)
    offset: Fraction | None = None
    gain_db: float = 0.0
    fade_in: Fraction = Fraction(0)
    fade_out: Fraction = Fraction(0)
    muted: bool = False

    def __post_init__(self) -> None:
        _must_last(self.duration, f"“{self.source.name}”")
        if self.start < 0:
            raise Unplayable(f"“{self.source.name}” cannot begin before its own beginning.")
        if self.source.kind == "image":
            raise Unplayable(f"“{self.source.name}” is a picture. Hold it as a still.")
        if min(self.fade_in, self.fade_out) < 0 or self.fade_in + self.fade_out > self.duration:
            raise Unplayable(f"The fades of “{self.source.name}” are longer than what is played.")
        if not -120 <= self.gain_db <= 60:
            raise Unplayable(f"The level of “{self.source.name}” is outside -120 to 60 dB.")


@dataclass(frozen=True, slots=True)
class Still:
    """A picture held for a while."""

    source: Media
    duration: Fraction
    offset: Fraction | None = None

    def __post_init__(self) -> None:
        _must_last(self.duration, f"“{self.source.name}”")
        if self.source.kind != "image":
            raise Unplayable(f"“{self.source.name}” is not a picture. Play it as a clip.")


@dataclass(frozen=True, slots=True)
class Title:
    """A card with words on it."""

    text: str
    duration: Fraction
    subtitle: str = ""
    offset: Fraction | None = None

    def __post_init__(self) -> None:
        _must_last(self.duration, "A title")


@dataclass(frozen=True, slots=True)
class Section:
    """A role and everyone who had it."""

    role: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CreditsRoll:
    """Who made it: rolling, or as cards one after another. The headings are in your language."""

    sections: tuple[Section, ...]
    duration: Fraction
    title: str = ""
    thanks: tuple[str, ...] = ()
    room: tuple[str, ...] = ()
    thanks_heading: str = "With thanks to"
    room_heading: str = "Also in the room"
    style: Literal["roll", "cards"] = "roll"
    offset: Fraction | None = None

    def __post_init__(self) -> None:
        _must_last(self.duration, "The credits")


@dataclass(frozen=True, slots=True)
class Gap:
    """Nothing, for a while: silence, or a screen of ink."""

    duration: Fraction
    offset: Fraction | None = None

    def __post_init__(self) -> None:
        _must_last(self.duration, "A gap")


@dataclass(frozen=True, slots=True)
class Transition:
    """From the item before to the item after.

    A dip goes through ink and back and keeps every item's length (half on either side).
    A crossfade shows both at once, so the later item begins `duration` sooner.
    """

    duration: Fraction
    kind: Literal["dip", "crossfade"] = "dip"

    def __post_init__(self) -> None:
        _must_last(self.duration, "A transition")


Lasting = Clip | Still | Title | CreditsRoll | Gap
Item = Lasting | Transition


@dataclass(frozen=True, slots=True)
class Caption:
    """Words for what is heard, from `start` for `duration`."""

    text: str
    start: Fraction
    duration: Fraction

    def __post_init__(self) -> None:
        _must_last(self.duration, "A caption")


def _must_last(duration: Fraction, subject: str) -> None:
    if duration <= 0:
        raise Unplayable(f"{subject} must last longer than nothing.")
