"""What an atom is made from: sources, drawn sheets, and strips of a large layout as films."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ensemble.engine.film.parts import Drawn, Held, Part, Shot, Tile, Tiled
from ensemble.engine.film.plan import Segment
from ensemble.engine.film.plan_pictures import Feed
from ensemble.engine.film.render_film import Film
from ensemble.engine.film.strips import around, strips
from ensemble.engine.lettering.sheets import Sheet
from ensemble.engine.lettering.titles import draw
from ensemble.engine.profiles import Profile

# A strip is written once more as a part of its layout: so finely that nobody sees it.
FINE, QUICK = 10, "ultrafast"
Strip = Callable[[Segment, Profile], Path]


@dataclass(frozen=True, slots=True)
class Table:
    """Where feeds are laid out: drawings in `folder`, named after `stem`; `strip` makes a strip."""

    film: Film
    folder: Path
    stem: str
    strip: Strip

    def feeds(self, segment: Segment) -> list[Feed]:
        """One for each part, then one for each sheet over them."""
        parts = [
            self._feed(part, segment, str(number)) for number, part in enumerate(segment.parts)
        ]
        overs = enumerate(segment.overs)
        return [*parts, *(self._drawn(over.sheet, f"over{number}") for number, over in overs)]

    def _feed(self, part: Part, segment: Segment, name: str) -> Feed:
        if isinstance(part, Drawn):
            return self._drawn(part.sheet, name)
        if isinstance(part, Tiled):
            return replace(
                self._drawn(part.ground, name), within=tuple(self._within(part, segment, name))
            )
        return self._source(part)

    def _within(self, part: Tiled, segment: Segment, name: str) -> Iterator[Feed]:
        """The sources of the tiles if they may all be open at once, or else strips of them."""
        costs = [self._pixels(tile) for tile in part.tiles]
        found = strips(part.tiles, costs)
        if len(found) == 1:
            yield from (self._source(tile.part) for tile in part.tiles)
        else:
            yield from (self._strip(tiles, segment) for tiles in found)
        for number, over in enumerate(part.overs):
            yield self._drawn(over.sheet, f"{name}-name{number}")

    def _pixels(self, tile: Tile) -> int:
        source = self.film.sources[tile.part.source]
        return source.width * source.height

    def _strip(self, tiles: Sequence[Tile], segment: Segment) -> Feed:
        place = around(tiles)
        moved = tuple(tile.moved(-place.left, -place.top) for tile in tiles)
        part = Tiled(Sheet(place.width, place.height), moved)
        alone = Segment(segment.name, segment.first, segment.frames, (part,))
        shape = replace(
            self.film.plan.profile,
            width=place.width,
            height=place.height,
            quality=FINE,
            effort=QUICK,
        )
        return Feed(self.strip(alone, shape), "mov", place=place)

    def _drawn(self, sheet: Sheet, name: str) -> Feed:
        path = self.folder / f"{self.stem}-{name}.png"
        return Feed(draw(sheet, path, self.film.fonts), "png_pipe")

    def _source(self, part: Shot | Held) -> Feed:
        source = self.film.sources[part.source]
        return Feed(
            source.media.path,
            source.demuxer,
            source.picture,
            source.seconds,
            source.width,
            source.height,
            source.transfer,
            source.matrix,
        )
