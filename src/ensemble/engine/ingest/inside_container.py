"""Opens sound and film with PyAV, with every bound set. Only ever runs tied."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

import av
from av.container import InputContainer
from av.error import FFmpegError
from av.stream import Disposition

from ensemble.engine.bounds import BROKEN, PIXELS, check_streams
from ensemble.engine.errors import Unreadable, Unsupported
from ensemble.engine.process.guards import CODECS, format_names

if TYPE_CHECKING:
    from av.audio.stream import AudioStream
    from av.video.stream import VideoStream

    Track = TypeVar("Track", AudioStream, VideoStream)

ALLOWED = frozenset(CODECS.split(","))
FOREIGN = (
    "Ensemble can't play what is inside this file ({}). Save it as MP3, FLAC or M4A (sound), or as"
    " MP4 with H.264 (film), and try again."
)


@contextmanager
def opened(path: str, demuxer: str) -> Iterator[InputContainer]:
    """The container, opened as `demuxer` and nothing else; what breaks within says so."""
    options = {
        "protocol_whitelist": "file",
        "format_whitelist": format_names(demuxer),
        "codec_whitelist": CODECS,
        "max_streams": "1000",
        "max_pixels": str(PIXELS),
    }
    try:
        with av.open(f"file:{path}", format=demuxer, container_options=options) as container:
            check_streams(len(container.streams))
            yield container
    except (FFmpegError, ValueError, EOFError) as error:
        raise Unreadable(BROKEN) from error


def film_of(container: InputContainer) -> "VideoStream | None":
    """The moving picture, never a cover. Raises Unsupported where no codec of any is allowed."""
    films = (
        stream
        for stream in container.streams.video
        if not stream.disposition & Disposition.attached_pic
    )
    return _first_allowed(films)


def sound_of(container: InputContainer) -> "AudioStream | None":
    """The sound. Raises Unsupported where no codec of any is allowed.

    A phone puts a second track beside it for its own players, a disc further languages.
    """
    return _first_allowed(container.streams.audio)


def _first_allowed(streams: "Iterable[Track]") -> "Track | None":
    foreign = None
    for stream in streams:
        name = stream.codec_context.codec.name if stream.codec_context else "unknown"
        if name in ALLOWED:
            return stream
        foreign = foreign or name
    if foreign:
        raise Unsupported(FOREIGN.format(foreign))
    return None
