"""Peaks of an uncompressed WAV: read as it lies on the disk, with nothing to decode.

The header is read here with plain Python, a few bounded numbers: no library opens the file.
"""

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from ensemble.engine.ingest.peaks import FINEST, Peaks, extremes, mean, summed

PCM, FLOAT, EXTENSIBLE, UNKNOWN = 1, 3, 0xFFFE, 0xFFFF_FFFF
BLOCK = 256 * FINEST  # frames at a time: what fits into a processor's cache
CHUNKS, CHANNELS = 64, 32
KINDS = {(PCM, 8), (PCM, 16), (PCM, 24), (PCM, 32), (FLOAT, 32), (FLOAT, 64)}


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
    """What a RIFF, RF64 or BW64 file says of its samples; None where it says nothing usable."""
    size = path.stat().st_size
    with path.open("rb") as opened:
        head = opened.read(12)
        if head[:4] not in (b"RIFF", b"RF64", b"BW64") or head[8:] != b"WAVE":
            return None
        try:
            return _read(opened, size)
        except struct.error:
            return None


def _read(opened: IO[bytes], size: int) -> Layout | None:
    told: tuple[int, int, int, int] | None = None
    for _ in range(CHUNKS):
        name, length = struct.unpack("<4sI", opened.read(8))
        start = opened.tell()
        if name == b"fmt ":
            told = _format(opened.read(min(length, 40)))
        elif name == b"data":
            # A length of zero or of all ones is of a writer that was stopped, or of RF64.
            there = size - start
            return _laid_out(told, start, min(length, there) if 0 < length < UNKNOWN else there)
        opened.seek(start + length + length % 2)
    return None


def _format(chunk: bytes) -> tuple[int, int, int, int]:
    kind, channels, rate, _, _, bits = struct.unpack_from("<HHIIHH", chunk)
    if kind == EXTENSIBLE:
        (kind,) = struct.unpack_from("<H", chunk, 24)
    return kind, bits, channels, rate


def _laid_out(told: tuple[int, int, int, int] | None, start: int, length: int) -> Layout | None:
    if told is None or told[:2] not in KINDS or not 0 < told[2] <= CHANNELS or not told[3]:
        return None
    kind, bits, channels, rate = told
    return Layout(kind, bits, channels, rate, start, length // (channels * bits // 8))


def _shape(layout: Layout) -> tuple[int, int]:
    return layout.frames, layout.channels * layout.bits // 8


def _together(raw: NDArray[np.uint8], layout: Layout) -> NDArray[Any]:
    """The sum of all channels of each frame: as large as 16 bits make it, or floats."""
    return summed(_numbers(raw, layout), np.float64 if layout.kind == FLOAT else np.int32)


def _numbers(raw: NDArray[np.uint8], layout: Layout) -> NDArray[Any]:
    if layout.kind == FLOAT:
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
