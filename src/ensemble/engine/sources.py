"""What has to be known about a timeline's files before it can be played."""

import hashlib
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from ensemble.engine.errors import EngineError, Unsupported
from ensemble.engine.probe import probe
from ensemble.engine.timeline import Media, Timeline


@dataclass(frozen=True, slots=True)
class Source:
    """A file, how to open it, and the SHA-256 of what is in it. No `channels`: no sound.

    `picture` and `sound` are the numbers of its streams.
    """

    media: Media
    demuxer: str
    channels: int
    seconds: Fraction
    sha256: str
    picture: int = 0
    sound: int = 0

    @property
    def fingerprint(self) -> tuple[str, str]:
        """What a picture made of it depends on: not its name, nor where it lies."""
        return self.demuxer, self.sha256


Sources = Mapping[str, Source]


def survey(timeline: Timeline) -> Sources:
    """Look into every file of a timeline, by name. Raises what `check` and `probe` raise."""
    timeline.check()
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(_look_into, timeline.media))
    return {source.media.name: source for source in found}


def _look_into(media: Media) -> Source:
    try:
        found = probe(media.path)
    except EngineError as error:
        raise type(error)(f"“{media.name}” can't be used. {error.sentence}") from error
    if found.kind != media.kind and "image" in (found.kind, media.kind):
        raise Unsupported(f"“{media.name}” is not what it was taken for. Choose it again.")
    hashed = media.sha256 or digest(media.path)
    streams = found.video_index or 0, found.audio_index or 0
    return Source(media, found.demuxer, found.channels or 0, found.duration, hashed, *streams)


def digest(path: Path) -> str:
    """The SHA-256 of a file, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
