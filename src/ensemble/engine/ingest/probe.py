"""What a file is: its kind, its format and its measures. The file is opened in the sandbox."""

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from ensemble.engine.bounds import check_pixels, check_seconds, check_size
from ensemble.engine.ingest.sniff import Format, sniff
from ensemble.engine.process.sandbox_worker import ask, believed

Kind = Literal["audio", "video", "image"]
KINDS: dict[str, Kind] = {"audio": "audio", "video": "video", "image": "image"}
WIDE_TRANSFERS = {16: "smpte2084", 18: "arib-std-b67"}
WHOLE = ("width", "height", "channels", "sample_rate", "video_index", "audio_index")
UNTOLD = 2
LARGEST = 4_000_000_000
MOST_CHANNELS = 64


@dataclass(frozen=True)
class Probe:
    """Width and height are as shown: after rotation, with square pixels. Duration is in seconds.

    `transfer` is ffmpeg's name for the curve of a film with high dynamic range, None for others;
    `matrix` its number for how colors are stored, 2 where the file does not tell. Rotation is in
    degrees; a `mirrored` film is to be flipped too. `variable`: its frames come unevenly.
    `keyframe_gap` is the longest wait in seconds for a frame that needs no other.
    `demuxer` and the indexes are what `guards.source` and `-map` need to open the file again.
    """

    kind: Kind
    container: str
    demuxer: str
    codecs: tuple[str, ...]
    duration: Fraction
    width: int | None = None
    height: int | None = None
    rotation: int = 0
    frame_rate: Fraction | None = None
    channels: int | None = None
    sample_rate: int | None = None
    video_index: int | None = None
    audio_index: int | None = None
    transfer: str | None = None
    matrix: int = UNTOLD
    mirrored: bool = False
    interlaced: bool = False
    has_alpha: bool = False
    variable: bool = False
    keyframe_gap: Fraction = Fraction(0)

    @property
    def has_audio(self) -> bool:
        """Whether there is anything to hear."""
        return self.audio_index is not None


def probe(path: Path, *, folder: Path | None = None, largest: int = LARGEST) -> Probe:
    """Look into a file of at most `largest` bytes, whatever it is called.

    Raises Unsupported, Unreadable or TooLarge, each with a sentence. `folder` is where a parser may
    write; a fresh one without.
    """
    check_size(path.stat().st_size, largest)
    found = sniff(path)
    if folder:
        return from_answer(found, _asked(path, found, folder))
    with TemporaryDirectory() as fresh:
        return from_answer(found, _asked(path, found, Path(fresh)))


def from_answer(found: Format, told: dict[str, Any]) -> Probe:
    """A probe from what `inside_probe` or `inside_pictures` answered.

    Raises Unreadable, also for measures that can't be, and TooLarge.
    """
    with believed():
        rate = told.get("frame_rate")
        probed = Probe(
            kind=KINDS[told["kind"]],
            container=found.name,
            demuxer=found.demuxer,
            codecs=tuple(str(codec) for codec in told["codecs"]),
            duration=Fraction(told["duration"]),
            rotation=int(told.get("rotation", 0)),
            frame_rate=Fraction(rate) if rate else None,
            transfer=WIDE_TRANSFERS.get(told.get("transfer", 0)),
            matrix=int(told.get("matrix", UNTOLD)),
            keyframe_gap=Fraction(told.get("keyframe_gap", 0)),
            mirrored=bool(told.get("mirrored")),
            interlaced=bool(told.get("interlaced")),
            has_alpha=bool(told.get("has_alpha")),
            variable=bool(told.get("variable")),
            **{name: _whole(told.get(name)) for name in WHOLE},
        )
        _check(probed)
        return probed


def _check(probed: Probe) -> None:
    check_seconds(probed.duration)
    check_pixels(probed.width or 0, probed.height or 0)
    can_be = probed.duration >= 0 and (probed.frame_rate is None or probed.frame_rate > 0)
    if probed.kind != "audio":
        can_be &= (probed.width or 0) > 0 < (probed.height or 0)
    if probed.has_audio:
        can_be &= 0 < (probed.channels or 0) <= MOST_CHANNELS and (probed.sample_rate or 0) > 0
    if not can_be:
        raise ValueError("measures that can't be")


def _whole(value: object) -> int | None:
    return None if value is None else int(str(value))


def _asked(path: Path, found: Format, folder: Path) -> dict[str, Any]:
    source = str(path.absolute())
    if found.is_picture:
        return ask("pictures", source, found.name, folder=folder, inputs=[path])
    return ask("probe", source, found.demuxer, folder=folder, inputs=[path])
