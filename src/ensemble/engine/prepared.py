"""What preparing a file gives: values and the files beside them."""

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from ensemble.engine.probe import Kind, Probe

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
    """One file made from the original. Roles: preview, poster, picture, peaks, mezzanine."""

    role: str
    path: Path
    content_type: str
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True)
class Prepared:
    """Everything that pages and the studio need of one file.

    `peaks` is the waveform of about 800 points, `zooms` all of them. `mezzanine` is 48 kHz FLAC, of
    sound only: film is rendered from its original, with `probe`. Loudness is None for silence.
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
    mezzanine: Derived | None = None

    @property
    def derived(self) -> tuple[Derived, ...]:
        """Every file that was made."""
        editing = (self.mezzanine,) if self.mezzanine else ()
        return (*self.previews, *self.posters, *self.pictures, *self.zooms, *editing)
