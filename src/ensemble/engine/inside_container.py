"""Opens sound and film with PyAV, with every bound set. Only ever runs tied."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import av
from av.container import InputContainer
from av.error import FFmpegError
from av.stream import Disposition

from ensemble.engine.bounds import BROKEN, PIXELS, check_streams
from ensemble.engine.errors import Unreadable, Unsupported
from ensemble.engine.guards import CODECS, format_names

if TYPE_CHECKING:
    from av.audio.stream import AudioStream
    from av.video.stream import VideoStream

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
    """The moving picture, never a cover. Raises Unsupported for a codec that is not allowed."""
    films = (
        stream
        for stream in container.streams.video
        if not stream.disposition & Disposition.attached_pic
    )
    return next((stream for stream in films if _is_allowed(stream)), None)


def sound_of(container: InputContainer) -> "AudioStream | None":
    """The sound. Raises Unsupported for a codec that is not allowed."""
    return next((stream for stream in container.streams.audio if _is_allowed(stream)), None)


def _is_allowed(stream: "VideoStream | AudioStream") -> bool:
    context = stream.codec_context
    name = context.codec.name if context else "unknown"
    if name not in CODECS.split(","):
        raise Unsupported(FOREIGN.format(name))
    return True
