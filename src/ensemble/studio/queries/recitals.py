"""What somebody reads aloud, or films, told before they begin."""

from dataclasses import dataclass

from ensemble.pieces.models import Revision
from ensemble.studio.lengths import seconds_in
from ensemble.studio.lines import stanzas_of
from ensemble.studio.queries.grounds import Ground

# Long enough for a song, short enough for a phone's memory.
LONGEST_FILM = 5 * 60.0


@dataclass(frozen=True)
class Script:
    """The words of a ground, in stanzas of numbered lines."""

    words: Revision
    stanzas: list[list[tuple[int, str]]]


def script_of(ground: Ground) -> Script | None:
    """Return what is read; None where there is nothing to read."""
    words = ground.words
    return Script(words, stanzas_of(words.words)) if words else None


def limit_of(ground: Ground) -> float:
    """Return how many seconds a film may take: what its call says, or five minutes."""
    call = ground.call
    told = seconds_in(call.spec, call.title, call.words) if call else None
    return told or LONGEST_FILM
