"""What is in a file of sound or film. Only ever runs tied; `probe` asks it."""

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from av.container import InputContainer

from ensemble.engine import bounds
from ensemble.engine.errors import Unreadable
from ensemble.engine.ingest.inside_container import film_of, opened, sound_of
from ensemble.engine.ingest.inside_film import film_facts

if TYPE_CHECKING:
    from av.audio.stream import AudioStream
    from av.video.stream import VideoStream

SILENT = "There is neither picture nor sound in this file. Choose another."
# These tell no length: theirs is guessed from the first second, and may be a lot too long.
GUESSED = ("mp3", "aac")


def answer(path: str, demuxer: str) -> dict[str, Any]:
    """The fields of `probe.Probe` as JSON: fractions are text."""
    with opened(path, demuxer) as container:
        film, sound = film_of(container), sound_of(container)
        leading = film or sound
        if leading is None:
            raise Unreadable(SILENT)
        seconds = Fraction(container.duration or 0, 1_000_000)
        if not (demuxer in GUESSED and seconds > bounds.SECONDS):
            bounds.check_seconds(seconds)
        else:
            seconds = Fraction(0)
        seen = film_facts(container, film) if film else {"reached": "0"}
        if not seconds:
            seconds = max(Fraction(seen.pop("reached")), _counted(container, leading))
        return {
            "kind": "video" if film else "audio",
            "codecs": [stream.codec_context.codec.name for stream in (film, sound) if stream],
            **_sound(sound),
            **seen,
            "duration": str(seconds),
        }


def _sound(stream: "AudioStream | None") -> dict[str, Any]:
    if stream is None:
        return {}
    return {
        "audio_index": stream.index,
        "channels": stream.codec_context.channels,
        "sample_rate": stream.codec_context.sample_rate,
    }


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
