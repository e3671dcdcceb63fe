"""The liveliest of several frames of a film, as a picture. Only ever runs tied."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from av.container import InputContainer
from av.error import FFmpegError
from av.video.reformatter import ColorPrimaries, Colorspace, ColorTrc
from PIL import Image

from ensemble.engine.inside_pictures import encode

if TYPE_CHECKING:
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream

MOMENTS = (0.08, 0.2, 0.35, 0.5, 0.65, 0.8)
WIDEST = 1_280
WIDE = (ColorTrc.SMPTE2084, ColorTrc.ARIB_STD_B67)


def poster(
    container: InputContainer, stream: "VideoStream", first: "VideoFrame", folder: Path
) -> list[dict[str, Any]]:
    """Save the liveliest frame as AVIF, WebP and JPEG, upright, at most 1280 wide."""
    frames = [first, *_frames(container, stream)]
    best = max(frames, key=liveliness)
    picture = Image.fromarray(_in_bt709(best).to_ndarray(format="rgb24"))
    shape = stream.sample_aspect_ratio or 1
    picture = picture.resize((max(1, round(picture.width * shape)), picture.height))
    picture = picture.rotate(first.rotation, expand=True)
    picture.thumbnail((WIDEST, WIDEST))
    return list(encode(picture, ("avif", "webp", "jpg"), folder, "poster"))


def liveliness(frame: "VideoFrame") -> float:
    """How much there is to see: contrast and edges; black, white and blur come last."""
    small = frame.reformat(width=160, height=90, format="gray").to_ndarray().astype(np.float32)
    edges = np.abs(np.diff(small, axis=0)).mean() + np.abs(np.diff(small, axis=1)).mean()
    return float(small.std() + 2 * edges)


def _in_bt709(frame: "VideoFrame") -> "VideoFrame":
    if frame.color_trc not in WIDE:
        return frame
    return frame.reformat(
        format="yuv420p",
        dst_colorspace=Colorspace.ITU709,
        dst_color_trc=ColorTrc.BT709,
        dst_color_primaries=ColorPrimaries.BT709,
    )


def _frames(container: InputContainer, stream: "VideoStream") -> Iterator["VideoFrame"]:
    seconds = Fraction(container.duration or 0, 1_000_000)
    for moment in MOMENTS if seconds else ():
        at = int(Fraction(moment) * seconds / (stream.time_base or 1))
        try:
            container.seek(at, stream=stream)
            yield next(container.decode(stream))
        except (FFmpegError, StopIteration):
            return
