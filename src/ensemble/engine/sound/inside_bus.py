"""Sums the layers of one lane from their files, block by block. Only ever runs tied, as

`python -m ensemble.engine.sound.inside_bus LANE`, where LANE is a file (see `lanes`). The sum goes
to the standard output (see `bus_stream`); at the end comes one `{}`, or the error as JSON.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import numpy as np

from ensemble.engine.errors import EngineError
from ensemble.engine.process.begun import say_begun
from ensemble.engine.sound.bus import BLOCK, Whole, pieces, weighed
from ensemble.engine.sound.bus_stream import ending, packed_sum
from ensemble.engine.sound.ducking import Follower
from ensemble.engine.sound.inside_shelf import Shelf
from ensemble.engine.sound.lanes import Bed, Lane, lane_from
from ensemble.engine.sound.layers import Layer

# Short takes are decoded in one go: a crowd is never open all at once.
WIDE, CROWD = 10 * BLOCK, 32


def main(path: str) -> None:
    """Sum the lane that is written in a file."""
    with os.fdopen(os.dup(1), "wb") as output:
        os.dup2(2, 1)  # whatever a library prints is no sum
        say_begun()
        told = _written(lane_from(Path(path).read_text()), output)
        output.write(ending(told))


def sums(lane: Lane, shelf: Shelf, size: int = BLOCK) -> Iterator[Whole]:
    """The sum in blocks of `size` samples, the last one shorter; or each track that is apart."""
    waiting = sorted(lane.layers, key=lambda layer: layer.at, reverse=True)
    followers = [(bed, Follower(bed.by_db, bed.attack, bed.release)) for bed in lane.beds]
    playing: list[Layer] = []
    for start in range(0, lane.samples, size):
        end = min(start + size, lane.samples)
        while waiting and waiting[-1].at < end:
            playing.append(waiting.pop())
        tracks: dict[int, Whole] = {}
        for layer in playing:
            _add(layer, shelf, _track(tracks, layer, lane, end - start), start)
        playing = _still(playing, end, shelf)
        yield from _told(tracks | _bedded(tracks, followers, end - start), lane, end - start)


def _written(lane: Lane, output: BinaryIO) -> dict[str, str]:
    shelf = Shelf(lane)
    try:
        for block in sums(lane, shelf, _size(lane)):
            for start in range(0, len(block), BLOCK):
                output.write(packed_sum(block[start : start + BLOCK])[0])
    except EngineError as error:
        return {"error": type(error).__name__, "sentence": error.sentence, "of": shelf.busy_with}
    except MemoryError:
        sentence = "This file needs more memory than is allowed."
        return {"error": "TooLarge", "sentence": sentence, "of": shelf.busy_with}
    return {}


def _size(lane: Lane) -> int:
    """How many samples are summed at a time: tracks that are told apart are told block by block."""
    return WIDE if len(lane.origins) > CROWD and not lane.apart else BLOCK


def _track(tracks: dict[int, Whole], layer: Layer, lane: Lane, count: int) -> Whole:
    """The sum that a layer belongs to: its track's where tracks have to be told apart."""
    number = layer.track if lane.beds or lane.apart else 0
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


def _bedded(
    tracks: dict[int, Whole], followers: list[tuple[Bed, Follower]], count: int
) -> dict[int, Whole]:
    """The tracks that make room, as far as they do."""
    turned = {}
    for bed, follower in followers:
        voices = [tracks[number] for number in bed.voices if number in tracks]
        factors = follower.factors(sum(voices, np.zeros((count, 2))))
        if bed.track in tracks:
            turned[bed.track] = np.rint(tracks[bed.track] * factors[:, None])
    return turned


def _told(tracks: dict[int, Whole], lane: Lane, count: int) -> Iterator[Whole]:
    silence = np.zeros((count, 2))
    if lane.apart:
        yield from (tracks.get(number, silence) for number in lane.apart)
        return
    total = sum(list(tracks.values())[1:], next(iter(tracks.values()), silence))
    yield -total if lane.negative else total


if __name__ == "__main__":
    main(*sys.argv[1:])
