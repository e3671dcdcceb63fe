"""Where a document is read: its folder, its files, and what was left out."""

from dataclasses import dataclass, field
from pathlib import Path

from ensemble.engine.interchange.otio_media import Kind, kind_of, path_within
from ensemble.engine.interchange.otio_values import Told
from ensemble.engine.timeline.items import Media


@dataclass(frozen=True, slots=True)
class Place:
    """Where files are looked for, what is left out, and the files known so far, by name.

    Elsewhere, pictures are silent and their sound lies on tracks of its own, if there is any.
    """

    folder: Path
    told: Told
    sources: dict[str, Media] = field(default_factory=dict)
    found: dict[Path, Media] = field(default_factory=dict)
    has_sound: bool = False
    depth: int = 0

    def __post_init__(self) -> None:
        self.found.update({media.path: media for media in self.sources.values()})

    def media(self, address: str, otherwise: Kind) -> Media | None:
        path = path_within(address, self.folder)
        if path is None:
            return None
        if path not in self.found:
            name = path.relative_to(self.folder).as_posix()
            while name in self.sources:
                name += "·"
            self.found[path] = self.sources[name] = Media(name, path, kind_of(path, otherwise))
        return self.found[path]
