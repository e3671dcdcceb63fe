"""The open files of a lane: each is opened when it is first heard and closed after the last time.

Only ever runs tied.
"""

from collections import Counter
from fractions import Fraction

import numpy as np

from ensemble.engine.sound.bus import Block
from ensemble.engine.sound.inside_reader import Reader
from ensemble.engine.sound.lanes import Lane
from ensemble.engine.sound.layers import Layer

# Loops are read once and kept as long as all of them together are no longer than this (samples).
LOOPS = 8_000_000
Samples = tuple[Block, float]
Step = tuple[str, int, Fraction | None]
NOTHING = (0, 0, np.zeros((0, 2), np.float32), 1.0)


class Shelf:
    """Hands out what layers play. A file that a layer is done with is read on by the next."""

    def __init__(self, lane: Lane) -> None:
        self.busy_with = ""
        self._origins = lane.origins
        self._left = Counter(layer.source for layer in lane.layers)
        self._in_step = Counter(map(_step, lane.layers))
        self._heard: dict[Step, tuple[int, int, Block, float]] = {}
        self._taken: dict[int, Reader] = {}
        self._idle: dict[str, list[Reader]] = {}
        self._loops: dict[int, Samples] = {}
        self._room = LOOPS

    def read(self, layer: Layer, first: int, count: int) -> Samples:
        """Samples of a layer's source and their scale (see `Reader`). They are the caller's."""
        self.busy_with = layer.source
        kept = self._loop(layer)
        if kept is None:
            alone = self._in_step[_step(layer)] == 1
            return (self._next if alone else self._shared)(layer, first, count)
        body, scale = kept
        begin = first - layer.first
        return body[begin : begin + count].copy(), scale

    def put_back(self, layer: Layer) -> None:
        """The layer is over."""
        reader = self._taken.pop(id(layer), None)
        if id(layer) in self._loops:
            self._room += len(self._loops.pop(id(layer))[0])
        self._in_step[_step(layer)] -= 1
        self._left[layer.source] -= 1
        idle = self._idle.setdefault(layer.source, [])
        if reader:
            idle.append(reader)
        if not self._left[layer.source]:
            while idle:
                idle.pop().close()

    def _next(self, layer: Layer, first: int, count: int) -> Samples:
        reader = self._reader(layer, first)
        return reader.take(first, count), reader.scale

    def _shared(self, layer: Layer, first: int, count: int) -> Samples:
        """What several layers hear at the same moment is read once."""
        begin, end, body, scale = self._heard.get(_step(layer), NOTHING)
        if not begin <= first <= first + count <= end:
            begin, end = first, first + count
            body, scale = self._next(layer, first, count)
            self._heard[_step(layer)] = begin, end, body, scale
        return body[first - begin : first - begin + count].copy(), scale

    def _reader(self, layer: Layer, first: int) -> Reader:
        reader = self._taken.get(id(layer))
        if reader and reader.position > first:
            reader.close()
            reader = None
        if reader is None:
            reader = self._found(layer.source, first)
            self._taken[id(layer)] = reader
        return reader

    def _found(self, source: str, first: int) -> Reader:
        """The idle reader that has the least to skip, or a new one."""
        idle = self._idle.get(source, [])
        early = [reader for reader in idle if reader.position <= first]
        if not early:
            return Reader(self._origins[source])
        best = max(early, key=lambda reader: reader.position)
        idle.remove(best)
        return best

    def _loop(self, layer: Layer) -> Samples | None:
        """What a loop repeats, if there is room to keep it."""
        if layer.loop is None or id(layer) in self._loops:
            return self._loops.get(id(layer))
        length = min(int(layer.loop) + 1, layer.length)
        if length > self._room:
            return None
        reader = self._reader(layer, layer.first)
        body = reader.take(layer.first, length)
        self._room -= len(body)
        self._loops[id(layer)] = body, reader.scale
        return self._loops[id(layer)]


def _step(layer: Layer) -> Step:
    """What of its source is heard at a moment: the same for layers that are in step."""
    return layer.source, layer.first - layer.at, layer.loop
