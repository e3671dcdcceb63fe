"""The kinds of steps with which projects end, for now or for good."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class FallSilent:
    """Nobody has done anything in a project for this many days: the clock lets it rest."""

    project: str
    days: int

    @property
    def done(self) -> str:
        return f"{self.project} falls silent"


@dataclass(frozen=True)
class Mix:
    """The producer lays pieces over each other (piece and gain in dB) and asks for the sound."""

    project: str
    layers: tuple[tuple[str, float], ...]

    @property
    def done(self) -> str:
        return f"mix {self.project}"


@dataclass(frozen=True)
class Cut:
    """The producer puts films and pictures (held for milliseconds) one after another."""

    project: str
    subtitle: str
    shots: tuple[tuple[str, int | None], ...]
    bed: str = ""

    @property
    def done(self) -> str:
        return f"cut {self.project}"


@dataclass(frozen=True)
class Release:
    """The producer thanks each, and releases what was rendered."""

    project: str
    thanks: Mapping[str, str]

    @property
    def done(self) -> str:
        return f"release {self.project}"
