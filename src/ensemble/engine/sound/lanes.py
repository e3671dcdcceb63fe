"""Layers divided into lanes. Each lane is summed by one tied program, from files it may read."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from fractions import Fraction
from typing import Any

from ensemble.engine.sound.layers import RATE, Layer

# A program's start costs as much as reading three minutes of sound does.
WORTH = 10 * 60 * RATE
MANY, CREW = 256, 2


@dataclass(frozen=True, slots=True)
class Origin:
    """A file and how to open it. `sound` is the number of its stream; None: the first of sound."""

    path: str
    demuxer: str
    sound: int | None = None


@dataclass(frozen=True, slots=True)
class Bed:
    """Tracks by number: `track` is turned down by `by_db` while `voices` are heard. Seconds."""

    track: int
    voices: tuple[int, ...]
    by_db: float
    attack: float
    release: float


@dataclass(frozen=True, slots=True)
class Lane:
    """Layers to sum, `samples` long. A negative lane is taken away from the whole.

    With `apart`, these tracks are told one after another for each block, and there is no sum.
    """

    layers: tuple[Layer, ...]
    origins: dict[str, Origin]
    samples: int
    beds: tuple[Bed, ...] = ()
    negative: bool = False
    apart: tuple[int, ...] = ()

    def as_text(self) -> str:
        """As JSON, for a program that knows nothing else."""
        return json.dumps(asdict(self), default=str)


def lane_from(text: str) -> Lane:
    """The opposite of `as_text`."""
    told: dict[str, Any] = json.loads(text)
    return Lane(
        tuple(_layer(each) for each in told["layers"]),
        {name: Origin(**each) for name, each in told["origins"].items()},
        told["samples"],
        tuple(Bed(**each | {"voices": tuple(each["voices"])}) for each in told["beds"]),
        told["negative"],
        tuple(told["apart"]),
    )


def lanes(whole: Lane) -> Iterator[Lane]:
    """The same layers in lanes that can be summed at the same time, in any order.

    Layers of one source stay together, for it is decoded once; beds stay with their voices.
    """
    tied = {track for bed in whole.beds for track in (bed.track, *bed.voices)}
    if tied:
        together = [layer for layer in whole.layers if layer.track in tied]
        yield _lane(whole, together, whole.beds)
    rest = [layer for layer in whole.layers if layer.track not in tied]
    for group in _divided(rest):
        yield _lane(whole, group, ())


def _divided(layers: Sequence[Layer]) -> Iterator[list[Layer]]:
    by_source: dict[str, list[Layer]] = {}
    for layer in layers:
        by_source.setdefault(layer.source, []).append(layer)
    number = lane_count(len(by_source), sum(layer.length for layer in layers))
    for start in range(number):
        chosen = list(by_source.values())[start::number]
        if chosen:
            yield [layer for group in chosen for layer in group]


def lane_count(sources: int, length: int) -> int:
    """How many programs are worth their start for files with `length` samples heard in all.

    Each holds at most MANY files open.
    """
    return max(min(-(-length // WORTH), CREW, sources), -(-sources // MANY))


def _lane(whole: Lane, layers: Iterable[Layer], beds: tuple[Bed, ...]) -> Lane:
    chosen = tuple(layers)
    names = {layer.source for layer in chosen}
    origins = {name: each for name, each in whole.origins.items() if name in names}
    return replace(whole, layers=chosen, origins=origins, beds=beds)


def _layer(told: dict[str, Any]) -> Layer:
    loop = told["loop"]
    return Layer(**told | {"loop": None if loop is None else Fraction(loop)})
