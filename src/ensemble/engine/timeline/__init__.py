"""What is heard and seen when. A timeline has tracks; a track has items, each in its place."""

from dataclasses import dataclass
from fractions import Fraction

from ensemble.engine.timeline.duck import Duck
from ensemble.engine.timeline.items import (
    Cell,
    Clip,
    Gap,
    Item,
    Lasting,
    Layout,
    Media,
    Still,
    Transition,
)
from ensemble.engine.timeline.lasting import Unplayable
from ensemble.engine.timeline.moves import Area, Move
from ensemble.engine.timeline.tracks import Placed, Track
from ensemble.engine.timeline.words import Caption, CreditsRoll, LowerThird, Section, Title
from ensemble.engine.times import clock

__all__ = [
    "Area",
    "Caption",
    "Cell",
    "Clip",
    "CreditsRoll",
    "Duck",
    "Gap",
    "Item",
    "Lasting",
    "Layout",
    "LowerThird",
    "Media",
    "Move",
    "Placed",
    "Section",
    "Still",
    "Timeline",
    "Title",
    "Track",
    "Transition",
    "Unplayable",
]

LONGEST = Fraction(6 * 60 * 60)


@dataclass(frozen=True, slots=True)
class Timeline:
    """Tracks that play together, and the name of the shape (see `profiles`) it is made for.

    `overlays` lie over the film. Captions lie beside it, and in it too if they are burnt in.
    """

    tracks: tuple[Track, ...]
    format: str = "landscape"
    captions: tuple[Caption, ...] = ()
    captions_burnt: bool = False
    overlays: tuple[LowerThird, ...] = ()

    @property
    def duration(self) -> Fraction:
        """Until the last thing ends, in seconds."""
        ends = (placed.end for track in self.tracks for placed in track.placed())
        return max((Fraction(0), *ends))

    @property
    def media(self) -> tuple[Media, ...]:
        """Every file it plays from, each once, in order of appearance."""
        items = (item for track in self.tracks for item in track.items)
        return tuple(dict.fromkeys(source for item in items for source in _sources(item)))

    @property
    def credits(self) -> tuple[CreditsRoll, ...]:
        """Every roll and every set of cards, in order."""
        items = (item for track in self.tracks for item in track.items)
        return tuple(item for item in items if isinstance(item, CreditsRoll))

    @property
    def is_seen(self) -> bool:
        return any(track.kind == "picture" and track.items for track in self.tracks)

    def check(self) -> None:
        """Raises Unplayable, with a sentence, for what can't be played as it stands."""
        if self.duration <= 0:
            raise Unplayable("There is nothing to play yet. Choose at least one piece.")
        if self.duration > LONGEST:
            raise Unplayable(f"That is longer than {clock(LONGEST)}, the most we can make.")
        self._must_duck_under_something()
        if sum(track.kind == "picture" for track in self.tracks) > 1:
            raise Unplayable("A film has one picture track.")
        if len({media.name for media in self.media}) != len(self.media):
            raise Unplayable("Two different files have the same name.")
        for media in self.media:
            if not media.path.is_file():
                raise Unplayable(f"The file of “{media.name}” is missing.")

    def _must_duck_under_something(self) -> None:
        names = {track.name for track in self.tracks}
        for track in self.tracks:
            if track.duck and track.duck.under not in names:
                raise Unplayable(f"There is no track named “{track.duck.under}” to make room for.")


def _sources(item: Item) -> tuple[Media, ...]:
    if isinstance(item, Layout):
        return tuple(cell.shows.source for cell in item.cells)
    return (item.source,) if isinstance(item, Clip | Still) else ()
