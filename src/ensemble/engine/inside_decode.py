"""Decodes one stream of sound to the rate of the mix. Only ever runs tied."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import av
import numpy as np
from av.container import InputContainer
from av.error import InvalidDataError
from numpy.typing import NDArray

from ensemble.engine.bounds import BROKEN
from ensemble.engine.bus import BLOCK
from ensemble.engine.errors import Unreadable
from ensemble.engine.guards import CODECS
from ensemble.engine.layers import RATE

if TYPE_CHECKING:
    from av.audio.frame import AudioFrame
    from av.audio.stream import AudioStream

Chunk = NDArray[Any]
# What NumPy makes floats of; everything else goes through the resampler. Full scale is 1 / value.
SCALES = {"s16": 2.0**-15, "s16p": 2.0**-15, "s32": 2.0**-31, "s32p": 2.0**-31, "fltp": 1.0}
JUMP = RATE / 10
LOUDEST = 64.0
BATCH = 1 << 14


class Decoding:
    """The decoder of one stream. Chunks have shape (n, 1) for one channel, else (n, 2)."""

    def __init__(self, container: InputContainer, sound: int | None) -> None:
        """Raises Unreadable where `sound` is not the number of a stream that may be heard."""
        self._container = container
        self._stream = _stream(container, sound)
        context = self._stream.codec_context
        context.thread_count = 1
        self._columns = 1 if context.channels == 1 else 2
        plain = context.sample_rate == RATE and context.channels <= 2
        self._plain = plain and context.format.name in SCALES
        self.scale = SCALES[context.format.name] if self._plain else 1.0
        self._wild = "_f" in context.name  # floats as they were written may be anything
        self._step = RATE / context.sample_rate
        self._tick = float((self._stream.time_base or 0) * RATE)
        self._start = (container.start_time or 0) * RATE / av.time_base
        self._resampler: av.AudioResampler | None = None

    def chunks(self) -> Iterator[Chunk]:
        """From the file's zero: what comes later begins with silence, what is before is left out.

        A gap of more than a tenth of a second is silence too.
        """
        early, reached = 0, None
        for frame in self._frames():
            at = self._place(frame, reached)
            jump = _jump(at, reached)
            reached = at + frame.samples * self._step
            if jump:
                yield from _cut(self._flushed(), early)
                yield from self._silence(jump)
                early = max(0, -jump)
            for chunk in self._converted(frame):
                early, kept = max(0, early - len(chunk)), chunk[early:]
                yield kept
        yield from _cut(self._flushed(), early)

    def _frames(self) -> Iterator["AudioFrame"]:
        """Every frame; a packet that is broken is left out, and its time is silence."""
        broken = 0
        made = False
        for packet in self._container.demux(self._stream):
            try:
                frames = packet.decode()
            except InvalidDataError:
                broken += 1
                continue
            for frame in frames:
                made = True
                yield frame
        if broken and not made:
            raise Unreadable(BROKEN)

    def _place(self, frame: "AudioFrame", reached: float | None) -> float:
        """Where a frame lies after the file's beginning, in samples of the mix."""
        if frame.pts is None:
            return reached or 0.0
        return frame.pts * self._tick - self._start

    def _converted(self, frame: "AudioFrame") -> Iterator[Chunk]:
        if self._plain:
            yield _array(frame, self._columns)
            return
        if self._resampler is None:
            layout = "mono" if self._columns == 1 else "stereo"
            self._resampler = av.AudioResampler("flt", layout, RATE, frame_size=BATCH)
        yield from self._resampled(frame)

    def _flushed(self) -> Iterator[Chunk]:
        if self._resampler is not None:
            yield from self._resampled(None)
            self._resampler = None

    def _resampled(self, frame: "AudioFrame | None") -> Iterator[Chunk]:
        if frame is not None:
            frame.pts = None  # its place is known; the resampler shall not correct it
        for made in self._resampler.resample(frame) if self._resampler else ():
            chunk = _array(made, self._columns)
            yield np.nan_to_num(chunk).clip(-LOUDEST, LOUDEST) if self._wild else chunk

    def _silence(self, count: int) -> Iterator[Chunk]:
        for start in range(0, count, BLOCK):
            yield np.zeros((min(BLOCK, count - start), self._columns), np.int16)


def _stream(container: InputContainer, sound: int | None) -> "AudioStream":
    for stream in container.streams.audio:
        named = sound is None or stream.index == sound
        if named and stream.codec_context.codec.name in CODECS.split(","):
            return stream
    raise Unreadable(BROKEN)


def _jump(at: float, reached: float | None) -> int:
    """How far a frame lies from what was reached, in samples. The first counts exactly."""
    if reached is None:
        return round(at)
    return round(at - reached) if abs(at - reached) > JUMP else 0


def _cut(chunks: Iterator[Chunk], early: int) -> Iterator[Chunk]:
    for chunk in chunks:
        yield chunk[early:]
        early = max(0, early - len(chunk))


def _array(frame: "AudioFrame", columns: int) -> Chunk:
    array = frame.to_ndarray()
    return array.T if frame.format.is_planar else array.reshape(-1, columns)
