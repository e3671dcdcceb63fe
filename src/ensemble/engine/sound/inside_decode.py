"""Decodes one stream of sound to the rate of the mix. Only ever runs tied."""

from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING, Any

import av
import numpy as np
from av.container import InputContainer
from av.error import InvalidDataError
from numpy.typing import NDArray

from ensemble.engine.bounds import BROKEN
from ensemble.engine.errors import Unreadable
from ensemble.engine.process.guards import CODECS
from ensemble.engine.sound.bus import BLOCK
from ensemble.engine.sound.inside_resample import Resampler
from ensemble.engine.sound.layers import RATE

if TYPE_CHECKING:
    from av.audio.frame import AudioFrame
    from av.audio.stream import AudioStream

Chunk = NDArray[Any]
# What NumPy makes floats of; everything else goes through the resampler. Full scale is 1 / value.
SCALES = {"s16": 2.0**-15, "s16p": 2.0**-15, "s32": 2.0**-31, "s32p": 2.0**-31, "fltp": 1.0}
TYPES = {"s16": "<i2", "s16p": "<i2", "s32": "<i4", "s32p": "<i4", "fltp": "<f4"}
JUMP = RATE / 10
TOGETHER = 16
PATIENCE = 1_000  # broken packets in a row


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
        self._step = RATE / context.sample_rate
        self._tick = float((self._stream.time_base or 0) * RATE)
        self._start = (container.start_time or 0) * RATE / av.time_base
        self._resampler: Resampler | None = None

    def chunks(self) -> Iterator[Chunk]:
        """From the file's zero: what comes later begins with silence, what is before is left out.

        A gap of more than a tenth of a second is silence too.
        """
        early, reached, batch = 0, None, list["AudioFrame"]()
        for frame in self._frames():
            at = self._place(frame, reached)
            jump = _jump(at, reached)
            reached = at + frame.samples * self._step
            if jump or len(batch) == TOGETHER:
                early = yield from _cut(self._converted(batch, whole=bool(jump)), early)
                batch.clear()
            if jump:
                yield from self._silence(jump)
                early = max(0, -jump)
            batch.append(frame)
        yield from _cut(self._converted(batch, whole=True), early)

    def _frames(self) -> Iterator["AudioFrame"]:
        """Every frame; a packet that is broken is left out, and its time is silence."""
        made = broken = 0
        while broken < PATIENCE:
            try:
                for frame in self._container.decode(self._stream):
                    made, broken = made + 1, 0
                    yield frame
            except InvalidDataError:
                broken += 1
            else:
                return
        if not made:
            raise Unreadable(BROKEN)

    def _place(self, frame: "AudioFrame", reached: float | None) -> float:
        """Where a frame lies after the file's beginning, in samples of the mix."""
        if frame.pts is None:
            return reached or 0.0
        return frame.pts * self._tick - self._start

    def _converted(self, frames: list["AudioFrame"], *, whole: bool) -> Iterator[Chunk]:
        """Frames as arrays; nothing is held back of a stretch that is `whole`."""
        if self._plain:
            yield from (_array(frame, self._columns) for frame in frames)
            return
        if self._resampler is None:
            if not frames:
                return
            self._resampler = Resampler(self._stream, self._columns)
        yield from self._resampler.resampled(frames)
        if whole:
            yield from self._resampler.rest()
            self._resampler = None

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


def _cut(chunks: Iterator[Chunk], early: int) -> Generator[Chunk, None, int]:
    """Chunks without the first `early` samples; answers how many of those are still to come."""
    for chunk in chunks:
        yield chunk[early:]
        early = max(0, early - len(chunk))
    return early


def _array(frame: "AudioFrame", columns: int) -> Chunk:
    """Where the decoder left them, if it may be: PyAV's own way takes as long as the decoding."""
    kind, count = TYPES[frame.format.name], frame.samples
    planes: tuple[Any, ...] = frame.planes  # which are buffers, though nobody says so
    if len(planes) == 1:
        return np.frombuffer(planes[0], kind, count * columns).reshape(-1, columns)
    return np.stack([np.frombuffer(plane, kind, count) for plane in planes], axis=1)
