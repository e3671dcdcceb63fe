"""What an atom is made from: sources, drawn sheets, and the cells of layouts as small films."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ensemble.engine.parts import Held, Part, Shot, Tile, Tiled
from ensemble.engine.plan import Segment
from ensemble.engine.plan_parts import Drawn
from ensemble.engine.plan_pictures import Feed
from ensemble.engine.profiles import SMALLEST, Profile
from ensemble.engine.render_film import Film
from ensemble.engine.sheets import Sheet
from ensemble.engine.titles import draw

# A cell is written once more as a part of its layout: so finely that nobody sees it.
FINE, QUICK = 10, "ultrafast"
Cell = Callable[[Segment, Profile], Path]


@dataclass(frozen=True, slots=True)
class Table:
    """Where feeds are laid out: drawings in `folder`, named after `stem`; `cell` makes a cell."""

    film: Film
    folder: Path
    stem: str
    cell: Cell

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
        for tile in part.tiles:
            alone = Segment(segment.name, segment.first, segment.frames, (tile.part,))
            shape = cell_profile(tile, self.film.plan.profile)
            yield Feed(self.cell(alone, shape), "mov")
        for number, over in enumerate(part.overs):
            yield self._drawn(over.sheet, f"{name}-name{number}")

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


def cell_profile(tile: Tile, profile: Profile) -> Profile:
    """The film that fills a tile: as large as its place, as far as films can be that small."""
    width, height = tile.place.width, tile.place.height
    larger = max(1, -(-SMALLEST // min(width, height)))
    return replace(
        profile, width=width * larger, height=height * larger, quality=FINE, effort=QUICK
    )
