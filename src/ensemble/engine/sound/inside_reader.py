"""A recording as samples at the rate of the mix, read forwards. Only ever runs tied."""

from collections.abc import Iterator
from contextlib import ExitStack

import numpy as np

from ensemble.engine.sound.bus import BLOCK, Block
from ensemble.engine.sound.inside_wave import Samples, Wave, plain_wave
from ensemble.engine.sound.lanes import Origin


class Reader:
    """One file from its zero on. Gaps in it are silence; after its end there is nothing more.

    `position` is the next sample; `scale` is what a sample is multiplied by to make full scale 1.
    """

    def __init__(self, origin: Origin) -> None:
        """Raises Unreadable or Unsupported."""
        self.position = 0
        self.scale = 1.0
        self._opened = ExitStack()
        self._rest: Samples | None = None
        self._chunks = self._begun(origin)

    def take(self, first: int, count: int) -> Block:
        """Samples from `first`, which is not before `position`; fewer at the end of the file.

        A copy of shape (n, 1) or (n, 2).
        """
        if self._wave and first - self.position > BLOCK:
            self._jump(self._wave, first)
        for _ in self._pieces(first - self.position):
            pass
        found = list(self._pieces(count)) if self.position == first else []
        if not found:
            return np.zeros((0, 2), np.float32)
        return np.concatenate(found, dtype=np.float32, casting="unsafe")

    def close(self) -> None:
        self._opened.close()

    def _begun(self, origin: Origin) -> Iterator[Samples]:
        self._wave = plain_wave(origin)
        if self._wave:
            self.scale = self._wave.scale
            return self._wave.chunks()
        # PyAV only where there is something to decode: loading it costs as much as a minute of it.
        from ensemble.engine.ingest.inside_container import opened
        from ensemble.engine.sound.inside_decode import Decoding

        container = self._opened.enter_context(opened(origin.path, origin.demuxer))
        decoding = Decoding(container, origin.sound)
        self.scale = decoding.scale
        return decoding.chunks()

    def _jump(self, wave: Wave, first: int) -> None:
        """Go on from there: what lies between is not read."""
        self._chunks, self._rest, self.position = wave.chunks(first), None, first

    def _pieces(self, count: int) -> Iterator[Samples]:
        """The next `count` samples in pieces, or what is left."""
        while count > 0:
            chunk = self._rest if self._rest is not None else next(self._chunks, None)
            if chunk is None:
                return
            self._rest = chunk[count:] if len(chunk) > count else None
            piece = chunk[:count]
            self.position += len(piece)
            count -= len(piece)
            yield piece
