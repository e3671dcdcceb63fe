"""What preparing a file gives: values and the files beside them."""

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from ensemble.engine.ingest.probe import Kind, Probe

CONTENT_TYPES = {
    "m4a": "audio/mp4",
    "mp4": "video/mp4",
    "flac": "audio/flac",
    "json": "application/json",
    "avif": "image/avif",
    "webp": "image/webp",
    "jpg": "image/jpeg",
}


@dataclass(frozen=True)
class Derived:
    """One file made from the original.

    Roles: preview, poster, filmstrip, picture, peaks, mezzanine.
    """

    role: str
    path: Path
    content_type: str
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True)
class Strip:
    """A film in small pictures, `count` of them in rows of `columns`, on one sheet in two kinds.

    Each is `tile_width` by `tile_height`; from one to the next are `seconds`.
    """

    sheets: tuple[Derived, ...]
    tile_width: int
    tile_height: int
    columns: int
    count: int
    seconds: Fraction


@dataclass(frozen=True)
class Prepared:
    """Everything that pages and the studio need of one file.

    `peaks` is the waveform of about 800 points, `zooms` all of them. `mezzanine` is 48 kHz FLAC, of
    sound only: film gets one from `mezzanine.mezzanine` when it is edited. Loudness is None for
    silence, `strip` for everything but film.
    """

    kind: Kind
    probe: Probe
    duration: Fraction
    width: int | None = None
    height: int | None = None
    loudness_lufs: float | None = None
    peaks: Path | None = None
    zooms: tuple[Derived, ...] = ()
    previews: tuple[Derived, ...] = ()
    posters: tuple[Derived, ...] = ()
    pictures: tuple[Derived, ...] = ()
    strip: Strip | None = None
    mezzanine: Derived | None = None

    @property
    def derived(self) -> tuple[Derived, ...]:
        """Every file that was made."""
        editing = (self.mezzanine,) if self.mezzanine else ()
        sheets = self.strip.sheets if self.strip else ()
        return (*self.previews, *self.posters, *self.pictures, *sheets, *self.zooms, *editing)
