"""What a take says of its own place: by how long it is, by its `bext` time, by ticks in it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ensemble.engine.alignment.align_hearing import Hearing
from ensemble.engine.alignment.align_search import Found
from ensemble.engine.alignment.ticks import Ticks, hear_ticks
from ensemble.engine.errors import Unreadable
from ensemble.engine.sound.broadcast import Broadcast, read_broadcast
from ensemble.engine.sound.layers import RATE

HOUR = 3_600
EARLY = 2.0
ROUNDED = 2


@dataclass(frozen=True, slots=True)
class Claim:
    """A place, and who says so."""

    method: Literal["bext", "ticks", "length"]
    place: Found


def by_length(take: Hearing, mix: Hearing) -> Claim | None:
    """A bounce that is as long as the mix to the sample begins with it."""
    if take.is_silent or abs(take.samples - mix.samples) > ROUNDED:
        return None
    # Whole seconds are as long as each other more often than by being the same song.
    sure = 0.6 if take.samples % RATE == 0 else 0.9
    return Claim("length", Found(0.0, heard=sure, only=1.0))


def by_bext(take: Hearing, mix: Hearing) -> Claim | None:
    """The time written in a Broadcast WAV, against the mix's own or the session's beginning."""
    written = _written(take.path)
    if written is None or take.is_silent:
        return None
    began = _written(mix.path) or 0.0
    for hours, sure in ((0, 0.9), (HOUR, 0.8)):  # many sessions begin at one o'clock
        offset = written - began - hours
        if -EARLY <= offset < mix.seconds:
            # Programs that know no time write zero, too.
            return Claim("bext", Found(offset, heard=sure if written else 0.55, only=1.0))
    return None


def by_ticks(take: Hearing, ticks: Ticks) -> Claim | None:
    """Where ticks are heard in it."""
    heard = hear_ticks(take, ticks)
    return Claim("ticks", Found(heard.offset, heard=0.98, only=1.0)) if heard else None


def _written(path: Path) -> float | None:
    found = _read(path)
    return found.bext.time_reference / found.rate if found and found.bext else None


def _read(path: Path) -> Broadcast | None:
    try:
        return read_broadcast(path)
    except Unreadable:
        return None  # the sound may be whole, though the chunk isn't
