"""Sums the layers of one lane from their files, block by block. Only ever runs tied, as

`python -m ensemble.engine.inside_bus LANE`, where LANE is a file (see `lanes`). The sum goes to
the standard output (see `bus_stream`); at the end comes one `{}`, or the error as JSON.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import numpy as np

from ensemble.engine.bus import BLOCK, Whole, pieces, weighed
from ensemble.engine.bus_stream import ending, packed_sum
from ensemble.engine.ducking import Follower
from ensemble.engine.errors import EngineError
from ensemble.engine.inside_shelf import Shelf
from ensemble.engine.lanes import Bed, Lane, lane_from
from ensemble.engine.layers import Layer


def main(path: str) -> None:
    """Sum the lane that is written in a file."""
    with os.fdopen(os.dup(1), "wb") as output:
        os.dup2(2, 1)  # whatever a library prints is no sum
        told = _written(lane_from(Path(path).read_text()), output)
        output.write(ending(told))


def sums(lane: Lane, shelf: Shelf) -> Iterator[Whole]:
    """The sum in blocks of BLOCK samples, the last one shorter."""
    waiting = sorted(lane.layers, key=lambda layer: layer.at, reverse=True)
    followers = [(bed, Follower(bed.by_db, bed.attack, bed.release)) for bed in lane.beds]
    playing: list[Layer] = []
    for start in range(0, lane.samples, BLOCK):
        end = min(start + BLOCK, lane.samples)
        while waiting and waiting[-1].at < end:
            playing.append(waiting.pop())
        tracks: dict[int, Whole] = {}
        for layer in playing:
            _add(layer, shelf, _track(tracks, layer, lane.beds, end - start), start)
        playing = _still(playing, end, shelf)
        yield _turned(_together(tracks, followers, end - start), lane)


def _written(lane: Lane, output: BinaryIO) -> dict[str, str]:
    shelf = Shelf(lane)
    try:
        for block in sums(lane, shelf):
            output.write(packed_sum(block)[0])
    except EngineError as error:
        return {"error": type(error).__name__, "sentence": error.sentence, "of": shelf.busy_with}
    except MemoryError:
        sentence = "This file needs more memory than is allowed."
        return {"error": "TooLarge", "sentence": sentence, "of": shelf.busy_with}
    return {}


def _track(tracks: dict[int, Whole], layer: Layer, beds: tuple[Bed, ...], count: int) -> Whole:
    """The sum that a layer belongs to: its track's where beds have to be told from voices."""
    number = layer.track if beds else 0
    if number not in tracks:
        tracks[number] = np.zeros((count, 2))
    return tracks[number]


def _add(layer: Layer, shelf: Shelf, total: Whole, start: int) -> None:
    for piece in pieces(layer, start, start + len(total)):
        part, scale = shelf.read(layer, piece.first, piece.count)
        heard = weighed(part, layer, piece.skip, scale)
        begin = layer.at + piece.skip - start
        total[begin : begin + len(heard)] += heard


def _still(playing: list[Layer], end: int, shelf: Shelf) -> list[Layer]:
    for layer in playing:
        if layer.at + layer.length <= end:
            shelf.put_back(layer)
    return [layer for layer in playing if layer.at + layer.length > end]


def _together(tracks: dict[int, Whole], followers: list[tuple[Bed, Follower]], count: int) -> Whole:
    if not followers and tracks:
        return tracks[0]
    turned = {}
    for bed, follower in followers:
        voices = [tracks[number] for number in bed.voices if number in tracks]
        factors = follower.factors(sum(voices, np.zeros((count, 2))))
        if bed.track in tracks:
            turned[bed.track] = np.rint(tracks[bed.track] * factors[:, None])
    return sum((tracks | turned).values(), np.zeros((count, 2)))


def _turned(total: Whole, lane: Lane) -> Whole:
    return -total if lane.negative else total


if __name__ == "__main__":
    main(*sys.argv[1:])
