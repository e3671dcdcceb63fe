"""Brings sound to the rate of the mix, many frames at a time. Only ever runs tied."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from av.error import BlockingIOError as NotYet
from av.error import EOFError as NothingLeft
from av.filter import Graph
from numpy.typing import NDArray

from ensemble.engine.sound.layers import RATE

if TYPE_CHECKING:
    from av.audio.frame import AudioFrame
    from av.audio.stream import AudioStream

LOUDEST = 64.0
TOGETHER = 8_192


class Resampler:
    """ffmpeg's resampler for one stretch of a stream; `columns` 1 for one channel, else 2."""

    def __init__(self, stream: "AudioStream", columns: int) -> None:
        self._columns = columns
        self._wild = "_f" in stream.codec_context.name  # floats as written may be anything
        self._graph = graph = Graph()  # its steps don't keep it alive
        graph.threads = 1
        layout = "mono" if columns == 1 else "stereo"
        self._steps = (
            graph.add_abuffer(template=stream),
            graph.add("aresample", str(RATE)),
            graph.add("aformat", f"sample_fmts=flt:channel_layouts={layout}"),
            # Fewer frames to hand over to Python, each with more in it.
            graph.add("asetnsamples", f"n={TOGETHER}:p=0"),
            graph.add("abuffersink"),
        )
        for one, next_one in zip(self._steps, self._steps[1:], strict=False):
            one.link_to(next_one)
        graph.configure()

    def resampled(self, frames: Sequence["AudioFrame"]) -> Iterator[NDArray[Any]]:
        """What is ready after these: floats of shape (n, columns)."""
        for frame in frames:
            self._steps[0].push(frame)
        yield from self._ready()

    def rest(self) -> Iterator[NDArray[Any]]:
        """What was held back."""
        self._steps[0].push(None)
        yield from self._ready()

    def _ready(self) -> Iterator[NDArray[Any]]:
        while True:
            try:
                frame = cast("AudioFrame", self._steps[-1].pull())
            except (NotYet, NothingLeft):
                return
            chunk = frame.to_ndarray().reshape(-1, self._columns)
            yield np.nan_to_num(chunk).clip(-LOUDEST, LOUDEST) if self._wild else chunk
