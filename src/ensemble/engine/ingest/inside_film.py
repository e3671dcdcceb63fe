"""What there is to know of a moving picture before it is played. Only ever runs tied."""

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from statistics import median
from typing import TYPE_CHECKING, Any, cast

from av.container import InputContainer
from av.error import EOFError as NothingLeft
from av.sidedata.sidedata import Type

from ensemble.engine import bounds
from ensemble.engine.errors import Unreadable

if TYPE_CHECKING:
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream

ENOUGH = 300  # frames whose times are looked at
MOST_OF_INDEX = 20_000
EDGE = 16  # frames at either end of what was walked, whose neighbors in time were not
UNEVEN, ROUNDED = 0.25, 0.002
Stamp = tuple[float, bool]  # when, in seconds, and whether a player can start there


def film_facts(container: InputContainer, stream: "VideoStream") -> dict[str, Any]:
    """The fields of `probe.Probe` for a film; `reached` is the last moment that was looked at."""
    bounds.check_pixels(stream.codec_context.width, stream.codec_context.height)
    frame = _first(container, stream)
    bounds.check_pixels(frame.width, frame.height)
    walked = list(_walked(container, stream, None if not container.duration else ENOUGH))
    index = list(_indexed(stream))
    stamps = index if len(index) >= len(walked) else walked
    shown = (_square(frame.width, stream), frame.height)
    width, height = shown if frame.rotation % 180 == 0 else reversed(shown)
    rate = stream.average_rate or stream.guessed_rate
    return {
        "video_index": stream.index,
        "width": width,
        "height": height,
        "rotation": frame.rotation % 360,
        "mirrored": _is_mirrored(frame),
        "transfer": int(frame.color_trc),
        "matrix": int(frame.colorspace),
        "frame_rate": str(rate) if rate else None,
        "interlaced": bool(frame.interlaced_frame),
        "has_alpha": _has_alpha(frame, stream),
        "variable": is_variable([when for when, _ in stamps], edge=EDGE if stamps is walked else 0),
        "keyframe_gap": f"{longest_gap(stamps):.3f}",
        "reached": f"{max((when for when, _ in walked), default=0):.6f}",
    }


def is_variable(times: Sequence[float], *, edge: int = 0) -> bool:
    """Whether frames come unevenly: by more than a quarter, and than clocks of 1 ms round."""
    known = sorted(times)[edge : len(times) - edge]
    steps = [after - before for before, after in pairwise(known)]
    if len(steps) < 3:
        return False
    usual = median(steps)
    return any(abs(step - usual) > max(UNEVEN * usual, ROUNDED) for step in steps)


def longest_gap(stamps: Sequence[Stamp]) -> float:
    """The longest stretch in seconds between places where a player can start."""
    if not stamps:
        return 0.0
    starts = [stamps[0][0], *(when for when, starts in stamps if starts), stamps[-1][0]]
    return max((after - before for before, after in pairwise(sorted(starts))), default=0.0)


def _first(container: InputContainer, stream: "VideoStream") -> "VideoFrame":
    try:
        return next(container.decode(stream))
    except (StopIteration, NothingLeft) as error:
        raise Unreadable(bounds.BROKEN) from error


def _walked(container: InputContainer, stream: "VideoStream", most: int | None) -> Iterator[Stamp]:
    """The next frames as they lie in the file; with no `most`, to its end."""
    for packet in islice(container.demux(stream), most):
        if packet.pts is not None and packet.time_base is not None:
            bounds.check_seconds(packet.pts * packet.time_base)
            yield float(packet.pts * packet.time_base), packet.is_keyframe


def _indexed(stream: "VideoStream") -> Iterator[Stamp]:
    """Every frame that the container's own table names; Matroska names key frames alone."""
    base = float(stream.time_base or 1)
    for entry in islice(stream.index_entries, MOST_OF_INDEX):
        yield entry.timestamp * base, entry.is_keyframe


def _is_mirrored(frame: "VideoFrame") -> bool:
    try:
        matrix = cast("Any", frame.side_data)[Type.DISPLAYMATRIX]
    except (KeyError, ValueError):  # PyAV does not know every kind of what may lie beside a frame
        return False
    a, b, _, c, d = memoryview(bytes(matrix)).cast("i")[:5]
    return bool(a * d < b * c)


def _has_alpha(frame: "VideoFrame", stream: "VideoStream") -> bool:
    """VP8 and VP9 keep what is see-through in a second picture, which only a tag tells of."""
    named = stream.metadata.get("alpha_mode") == "1" or stream.metadata.get("ALPHA_MODE") == "1"
    return named or any(part.is_alpha for part in frame.format.components)


def _square(width: int, stream: "VideoStream") -> int:
    """The width with square pixels."""
    return round(width * (stream.sample_aspect_ratio or 1)) or width
