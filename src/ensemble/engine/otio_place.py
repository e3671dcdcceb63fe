"""Where a document is read: its folder, its files, and what was left out."""

from dataclasses import dataclass, field
from pathlib import Path

from ensemble.engine.items import Media
from ensemble.engine.otio_media import Kind, kind_of, path_within
from ensemble.engine.otio_values import Told


@dataclass(frozen=True, slots=True)
class Place:
    """Where files are looked for, what is left out, and the files known so far, by name.

    Elsewhere, pictures are silent and their sound lies on tracks of its own, if there is any.
    """

    folder: Path
    told: Told
    sources: dict[str, Media] = field(default_factory=dict)
    has_sound: bool = False
    depth: int = 0

    def media(self, address: str, otherwise: Kind) -> Media | None:
        path = path_within(address, self.folder)
        if path is None:
            return None
        known = next((each for each in self.sources.values() if each.path == path), None)
        if known is None:
            name = path.relative_to(self.folder).as_posix()
            known = Media(name, path, kind_of(path, otherwise))
            self.sources[name] = known
        return known
