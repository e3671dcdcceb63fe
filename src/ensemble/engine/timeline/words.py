"""What can be read in a film: titles, names under people, captions and credits, as values."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from ensemble.engine.timeline.lasting import Unplayable, must_last


@dataclass(frozen=True, slots=True)
class Title:
    """A card with words on it."""

    text: str
    duration: Fraction
    subtitle: str = ""
    offset: Fraction | None = None

    def __post_init__(self) -> None:
        must_last(self.duration, "A title")


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
        must_last(self.duration, "The credits")


@dataclass(frozen=True, slots=True)
class Caption:
    """Words for what is heard, from `start` for `duration`."""

    text: str
    start: Fraction
    duration: Fraction

    def __post_init__(self) -> None:
        must_last(self.duration, "A caption")


@dataclass(frozen=True, slots=True)
class LowerThird:
    """Words over the running film, low on one side: who is seen, and what they do."""

    text: str
    start: Fraction
    duration: Fraction
    subtitle: str = ""
    side: Literal["left", "right"] = "left"

    def __post_init__(self) -> None:
        must_last(self.duration, "A lower third")
        if self.start < 0:
            raise Unplayable("A lower third cannot begin before the film.")
