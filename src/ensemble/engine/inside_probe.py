"""What is in a file of sound or film. Only ever runs tied; `probe` asks it."""

from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from av.container import InputContainer
from av.error import EOFError as NothingLeft

from ensemble.engine import bounds
from ensemble.engine.errors import Unreadable
from ensemble.engine.inside_container import film_of, opened, sound_of

if TYPE_CHECKING:
    from av.audio.stream import AudioStream
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream

SILENT = "There is neither picture nor sound in this file. Choose another."


def answer(path: str, demuxer: str, folder: str | None = None) -> dict[str, Any]:
    """The fields of `probe.Probe` as JSON: fractions are text. With `folder`, posters in it."""
    with opened(path, demuxer) as container:
        film, sound = film_of(container), sound_of(container)
        leading = film or sound
        if leading is None:
            raise Unreadable(SILENT)
        bounds.check_seconds(Fraction(container.duration or 0, 1_000_000))
        told = {
            "kind": "video" if film else "audio",
            "codecs": [stream.codec_context.codec.name for stream in (film, sound) if stream],
            **_sound(sound),
            **_film(container, film, folder),
        }
        seconds = Fraction(container.duration or 0, 1_000_000) or _counted(container, leading)
        return {"made": []} | told | {"duration": str(seconds)}


def _sound(stream: "AudioStream | None") -> dict[str, Any]:
    if stream is None:
        return {}
    return {
        "audio_index": stream.index,
        "channels": stream.codec_context.channels,
        "sample_rate": stream.codec_context.sample_rate,
    }


def _film(
    container: InputContainer, stream: "VideoStream | None", folder: str | None
) -> dict[str, Any]:
    if stream is None:
        return {}
    bounds.check_pixels(stream.codec_context.width, stream.codec_context.height)
    try:
        frame = next(container.decode(stream))
    except (StopIteration, NothingLeft) as error:
        raise Unreadable(bounds.BROKEN) from error
    bounds.check_pixels(frame.width, frame.height)
    shown = (_square(frame.width, stream), frame.height)
    width, height = shown if frame.rotation % 180 == 0 else reversed(shown)
    rate = stream.average_rate or stream.guessed_rate
    return {
        "video_index": stream.index,
        "width": width,
        "height": height,
        "rotation": frame.rotation % 360,
        "transfer": int(frame.color_trc),
        "frame_rate": str(rate) if rate else None,
        "made": _poster(container, stream, frame, folder) if folder else [],
    }


def _poster(
    container: InputContainer, stream: "VideoStream", first: "VideoFrame", folder: str
) -> list[dict[str, Any]]:
    from ensemble.engine.inside_poster import poster  # Pillow and NumPy only where they are needed

    return poster(container, stream, first, Path(folder))


def _square(width: int, stream: "VideoStream") -> int:
    """The width with square pixels."""
    return round(width * (stream.sample_aspect_ratio or 1)) or width


def _counted(container: InputContainer, stream: "VideoStream | AudioStream") -> Fraction:
    """The length of a file that does not tell it (a browser's recording): from its packets."""
    first, last = None, Fraction(0)
    for packet in container.demux(stream):
        if packet.pts is None or packet.time_base is None:
            continue
        at = packet.pts * packet.time_base
        first = at if first is None else min(first, at)
        last = max(last, at + (packet.duration or 0) * packet.time_base)
        bounds.check_seconds(last - first)
    return last - (first or 0)
