"""Waveforms: the loudest and quietest sample of each stretch, in audiowaveform's formats version 2.

https://github.com/bbc/audiowaveform/blob/master/doc/DataFormat.md
"""

import json
import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from ensemble.engine.bounds import BROKEN
from ensemble.engine.errors import Unreadable

FINEST = 256
ZOOMS = (800, 4_000)
HEADER = struct.Struct("<iIiiIi")  # version, flags, rate, samples per pixel, length, channels
EIGHT_BIT, LOUDEST, MOST_CHANNELS = 1, 32_767, 32
Stretches = NDArray[np.int16]
Bits = Literal[8, 16]
Kind = Literal["json", "dat"]


@dataclass
class Peaks:
    """Fed with 16-bit samples as they are decoded; keeps two numbers for every 256.

    All channels become one line: their mean.
    """

    rate: int
    channels: int = 1
    samples: int = 0
    _rest: bytes = b""
    _pieces: list[Stretches] = field(default_factory=list)

    def feed(self, sound: bytes) -> None:
        """Take in the next samples: little-endian, interleaved, in pieces of any length."""
        whole = self._rest + sound if self._rest else sound
        stretch = 2 * FINEST * self.channels
        used = len(whole) // stretch * stretch
        self._rest = bytes(whole[used:])
        if used:
            self._take(np.frombuffer(whole[:used], "<i2"), FINEST)

    def finish(self) -> None:
        """Take in what is left over, shorter than a stretch."""
        frames = len(self._rest) // (2 * self.channels)
        left = np.frombuffer(self._rest[: 2 * frames * self.channels], "<i2")
        self._rest = b""
        if frames:
            self._take(left, frames)

    def _take(self, sound: Stretches, width: int) -> None:
        line = summed(sound.reshape(-1, self.channels), np.int32)
        self.add(mean(extremes(line, width), self.channels), len(line))

    def add(self, stretches: Stretches, samples: int) -> None:
        """Take in what was already made of the next samples, shape (stretches, 2)."""
        self._pieces.append(stretches)
        self.samples += samples

    @property
    def seconds(self) -> float:
        """How long the sound was in truth, whatever its file said."""
        return self.samples / self.rate

    def zoom(self, points: int, bits: Bits = 8) -> dict[str, Any]:
        """A waveform of at most `points` stretches, as audiowaveform's JSON says it."""
        fine = np.concatenate(self._pieces) if self._pieces else np.zeros((0, 2), np.int16)
        together = max(1, -(-len(fine) // points))
        coarse = _joined(fine, together)
        return {
            "version": 2,
            "channels": 1,
            "sample_rate": self.rate,
            "samples_per_pixel": FINEST * together,
            "bits": bits,
            "length": len(coarse),
            "data": (_halved(coarse, 8) if bits == 8 else coarse).ravel().tolist(),
        }

    def save(
        self, folder: Path, *, bits: Bits = 8, kind: Kind = "json", zooms: Sequence[int] = ZOOMS
    ) -> list[Path]:
        """Write every zoom beside each other; the coarsest first."""
        return [
            _save(folder / f"peaks-{points}.{kind}", self.zoom(points, bits)) for points in zooms
        ]


def envelope(peaks: dict[str, Any], points: int = 200) -> list[int]:
    """Half heights, 0 to 128, of `points` bars at most: for a drawing made by the server."""
    drawn = np.asarray(peaks["data"], dtype=np.int32).reshape(-1, 2)
    if not len(drawn):
        return []
    together = max(1, -(-len(drawn) // points))
    heights = np.abs(_joined(drawn, together)).max(axis=1) // (256 if peaks["bits"] == 16 else 1)
    return [int(height) for height in heights]


def load(path: Path) -> dict[str, Any]:
    """A waveform that `Peaks.save` or audiowaveform wrote. Raises Unreadable for a broken one."""
    if path.suffix == ".dat":
        return _from_binary(path.read_bytes())
    read: dict[str, Any] = json.loads(path.read_text())
    return read


def extremes(sound: NDArray[Any], width: int) -> NDArray[Any]:
    """Lowest and highest of every `width` samples: one contiguous pass each, which is SIMD."""
    stretches = sound.reshape(-1, width)
    return np.stack([stretches.min(axis=1), stretches.max(axis=1)], axis=1)


def summed(sound: NDArray[Any], wide: type[np.generic]) -> NDArray[Any]:
    """The sum of the channels of each sample, shape (samples, channels)."""
    total: NDArray[Any] = sound[:, 0]
    if sound.shape[1] == 1:
        return total
    total = np.add(sound[:, 0], sound[:, 1], dtype=wide)
    for more in range(2, sound.shape[1]):
        total += sound[:, more]
    return total


def mean(sums: NDArray[Any], channels: int) -> Stretches:
    """Extremes of sums of channels, in 16 bits or as floats, as those of one channel in 16 bits.

    Toward zero, as C does. There are far fewer extremes than samples: this comes after them.
    """
    each = sums / channels
    if sums.dtype.kind == "f":
        each = np.nan_to_num(each).clip(-1, 1) * LOUDEST
    return np.trunc(each).astype("<i2")


def to_binary(drawn: dict[str, Any]) -> bytes:
    """The same waveform in audiowaveform's `.dat`: 24 bytes, then pairs, all little-endian."""
    flags = EIGHT_BIT if drawn["bits"] == 8 else 0
    measures = (drawn[name] for name in ("sample_rate", "samples_per_pixel", "length", "channels"))
    width = "<i1" if flags else "<i2"
    return HEADER.pack(2, flags, *measures) + np.asarray(drawn["data"], dtype=width).tobytes()


def _from_binary(written: bytes) -> dict[str, Any]:
    try:
        version, flags, rate, pixel, length, channels = HEADER.unpack_from(written)
        if version != 2 or not 0 < channels <= MOST_CHANNELS:
            raise ValueError(version, channels)
        width = "<i1" if flags & EIGHT_BIT else "<i2"
        values = np.frombuffer(written, width, count=2 * length * channels, offset=HEADER.size)
    except (struct.error, ValueError) as error:
        raise Unreadable(BROKEN) from error
    return {
        "version": version,
        "channels": channels,
        "sample_rate": rate,
        "samples_per_pixel": pixel,
        "bits": 8 if flags & EIGHT_BIT else 16,
        "length": length,
        "data": values.tolist(),
    }


def _halved(stretches: Stretches, times: int) -> Stretches:
    """Divided by two so many times, toward zero, as C and audiowaveform do."""
    return np.sign(stretches) * (np.abs(stretches.astype(np.int32)) >> times).astype(np.int16)


def _joined(fine: NDArray[Any], together: int) -> NDArray[Any]:
    if together == 1 or not len(fine):
        return fine
    starts: Sequence[int] = range(0, len(fine), together)
    lowest = np.minimum.reduceat(fine[:, 0], starts)
    return np.stack([lowest, np.maximum.reduceat(fine[:, 1], starts)], axis=1)


def _save(path: Path, drawn: dict[str, Any]) -> Path:
    if path.suffix == ".dat":
        path.write_bytes(to_binary(drawn))
    else:
        path.write_text(json.dumps(drawn, separators=(",", ":")))
    return path
