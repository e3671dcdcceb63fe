"""Peaks of an uncompressed WAV: read as it lies on the disk, with nothing to decode."""

from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ensemble.engine.ingest.peaks import FINEST, Peaks, extremes, mean, summed
from ensemble.engine.ingest.riff import FLOATS, WHOLE, Chunk, Shape, chunks, shape

BLOCK = 256 * FINEST  # frames at a time: what fits into a processor's cache
CHUNKS, CHANNELS, LONGEST_SHAPE = 64, 32, 40
KINDS = {(WHOLE, 8), (WHOLE, 16), (WHOLE, 24), (WHOLE, 32), (FLOATS, 32), (FLOATS, 64)}


@dataclass(frozen=True)
class Layout:
    """Where the samples lie and what they are: `frames` of `channels`, from byte `start` on."""

    kind: int
    bits: int
    channels: int
    rate: int
    start: int
    frames: int


def peaks_of_wave(path: Path) -> Peaks | None:
    """The waveform of all channels together; None for a file that is not simple enough."""
    layout = layout_of(path)
    if layout is None:
        return None
    peaks = Peaks(layout.rate)
    if layout.frames:
        raw = np.memmap(path, np.uint8, mode="r", offset=layout.start, shape=_shape(layout))
        for first in range(0, layout.frames, BLOCK):
            _add(peaks, _together(raw[first : first + BLOCK], layout), layout)
    return peaks


def layout_of(path: Path) -> Layout | None:
    """What a WAV file says of its samples; None where it says nothing usable."""
    there = path.stat().st_size
    with path.open("rb") as file:
        told = None
        for chunk in islice(chunks(file), CHUNKS):
            if chunk.name == b"fmt ":
                told = shape(chunk.content(file, LONGEST_SHAPE))
            elif chunk.name == b"data":
                return _laid_out(chunk, there - chunk.start, told) if told else None
    return None


def _laid_out(sound: Chunk, there: int, told: Shape) -> Layout | None:
    usable = (told.kind, told.bits) in KINDS and 0 < told.channels <= CHANNELS and told.rate
    if not usable:
        return None
    # A length of zero is of a writer that was stopped.
    length = min(sound.size, there) if sound.size else there
    frames = length // (told.channels * told.bits // 8)
    return Layout(told.kind, told.bits, told.channels, told.rate, sound.start, frames)


def _shape(layout: Layout) -> tuple[int, int]:
    return layout.frames, layout.channels * layout.bits // 8


def _together(raw: NDArray[np.uint8], layout: Layout) -> NDArray[Any]:
    """The sum of all channels of each frame: as large as 16 bits make it, or floats."""
    return summed(_numbers(raw, layout), np.float64 if layout.kind == FLOATS else np.int32)


def _numbers(raw: NDArray[np.uint8], layout: Layout) -> NDArray[Any]:
    if layout.kind == FLOATS:
        return raw.view(f"<f{layout.bits // 8}")
    if layout.bits == 16:
        return raw.view("<i2")
    if layout.bits == 8:
        return (raw.astype(np.int16) - 128) * 256
    # Of 24 or 32 bits the upper 16 are drawn; what lies beneath is a whisper.
    upper = raw.reshape(len(raw), layout.channels, layout.bits // 8)[:, :, -2:]
    whole: NDArray[Any] = np.ascontiguousarray(upper).view("<i2")
    return whole[:, :, 0]


def _add(peaks: Peaks, total: NDArray[Any], layout: Layout) -> None:
    """Extremes of sums first, and the division after it: there are far fewer of them."""
    whole = len(total) // FINEST * FINEST
    for part, width in ((total[:whole], FINEST), (total[whole:], len(total) - whole)):
        if len(part):
            peaks.add(mean(extremes(part, width), layout.channels), len(part))
