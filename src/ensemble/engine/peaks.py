"""Waveforms: the loudest and quietest sample of each stretch, in audiowaveform's JSON version 2.

https://github.com/bbc/audiowaveform/blob/master/doc/DataFormat.md
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

FINEST = 256
ZOOMS = (800, 4_000)
Stretches = NDArray[np.int16]


@dataclass
class Peaks:
    """Fed with 16-bit mono samples as they are decoded; keeps two numbers for every 256."""

    rate: int
    samples: int = 0
    _rest: bytes = b""
    _pieces: list[Stretches] = field(default_factory=list)

    def feed(self, sound: bytes) -> None:
        """Take in the next samples: little-endian, in pieces of any length."""
        whole = self._rest + sound if self._rest else sound
        used = len(whole) // (2 * FINEST) * 2 * FINEST
        self._rest = bytes(whole[used:])
        self.samples += used // 2
        if used:
            self._pieces.append(_extremes(np.frombuffer(whole[:used], "<i2"), FINEST))

    def finish(self) -> None:
        """Take in what is left over, shorter than a stretch."""
        left = np.frombuffer(self._rest[: len(self._rest) // 2 * 2], "<i2")
        self._rest = b""
        self.samples += len(left)
        if len(left):
            self._pieces.append(_extremes(left, len(left)))

    @property
    def seconds(self) -> float:
        """How long the sound was in truth, whatever its file said."""
        return self.samples / self.rate

    def zoom(self, points: int) -> dict[str, Any]:
        """A waveform of about `points` stretches, as audiowaveform's JSON, 8 bit."""
        fine = np.concatenate(self._pieces) if self._pieces else np.zeros((0, 2), np.int16)
        together = max(1, -(-len(fine) // points))
        coarse = _joined(fine, together)
        return {
            "version": 2,
            "channels": 1,
            "sample_rate": self.rate,
            "samples_per_pixel": FINEST * together,
            "bits": 8,
            "length": len(coarse),
            "data": (coarse // 256).ravel().tolist(),
        }

    def save(self, folder: Path) -> list[Path]:
        """Write every zoom beside each other; the coarsest first."""
        return [_save(folder / f"peaks-{points}.json", self.zoom(points)) for points in ZOOMS]


def envelope(peaks: dict[str, Any], points: int = 200) -> list[int]:
    """Half heights, 0 to 128, of `points` bars at most: for a drawing made by the server."""
    drawn = np.asarray(peaks["data"], dtype=np.int16).reshape(-1, 2)
    if not len(drawn):
        return []
    together = max(1, -(-len(drawn) // points))
    heights = np.abs(_joined(drawn, together)).max(axis=1)
    return [int(height) for height in heights]


def load(path: Path) -> dict[str, Any]:
    """A waveform that `Peaks.save` wrote."""
    read: dict[str, Any] = json.loads(path.read_text())
    return read


def _extremes(sound: Stretches, width: int) -> Stretches:
    """Lowest and highest of every `width` samples: one contiguous pass each, which is SIMD."""
    stretches = sound.reshape(-1, width)
    return np.stack([stretches.min(axis=1), stretches.max(axis=1)], axis=1)


def _joined(fine: Stretches, together: int) -> Stretches:
    if together == 1 or not len(fine):
        return fine
    starts: Sequence[int] = range(0, len(fine), together)
    lowest = np.minimum.reduceat(fine[:, 0], starts)
    return np.stack([lowest, np.maximum.reduceat(fine[:, 1], starts)], axis=1)


def _save(path: Path, drawn: dict[str, Any]) -> Path:
    path.write_text(json.dumps(drawn, separators=(",", ":")))
    return path
