"""The sum of layers in blocks of 32-bit floats: memory stays the same whatever the number."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ensemble.engine.layers import Layer
from ensemble.engine.stems import Stems
from ensemble.engine.work import Work

BLOCK = 1 << 16
FRAME_BYTES = 8
Block = NDArray[np.float32]


def write_sum(
    heard: Sequence[Layer], stems: Stems, target: Path, *, samples: int, work: Work
) -> float:
    """Write the sum as raw floats, two channels; answer its largest sample (1 is full scale)."""
    playing = [layer for layer in heard if layer.source in stems]
    peak = 0.0
    with target.open("wb") as file:
        for start in range(0, samples, BLOCK):
            work.stop_if_asked()
            block = np.zeros((min(BLOCK, samples - start), 2), np.float32)
            for layer in playing:
                _add(layer, stems[layer.source], block, start)
            peak = max(peak, float(np.abs(block).max(initial=0.0)))
            file.write(block.tobytes())
            work.report((start + len(block)) / samples, "Mixing.")
    return peak


def fades(layer: Layer, skip: int, count: int) -> Block | None:
    """Factors for `count` samples from sample `skip` of a layer; None where it doesn't fade.

    Quarter sines at both ends, so that two recordings crossing keep their power.
    """
    if skip >= layer.fade_in and skip + count <= layer.length - layer.fade_out:
        return None
    place = np.arange(skip, skip + count, dtype=np.float64)
    envelope = np.ones(count)
    if layer.fade_in:
        envelope *= np.sin(np.clip(place / layer.fade_in, 0, 1) * (np.pi / 2))
    if layer.fade_out:
        envelope *= np.sin(np.clip((layer.length - place) / layer.fade_out, 0, 1) * (np.pi / 2))
    return envelope.astype(np.float32)


def _add(layer: Layer, stem: Path, block: Block, start: int) -> None:
    """Add the part of a layer that lies in the block beginning at sample `start`."""
    begin = max(layer.at, start)
    end = min(layer.at + layer.length, start + len(block))
    if end <= begin:
        return
    skip = begin - layer.at
    part = _read(stem, layer.first + skip, end - begin)
    part *= np.array([layer.left, layer.right], np.float32)
    envelope = fades(layer, skip, len(part))
    if envelope is not None:
        part *= envelope[:, None]
    block[begin - start : begin - start + len(part)] += part


def _read(stem: Path, first: int, count: int) -> Block:
    """Samples of a stem; fewer when it ends before. Not mapped: thousands may be in one mix."""
    return np.fromfile(stem, "<f4", count * 2, offset=first * FRAME_BYTES).reshape(-1, 2)
