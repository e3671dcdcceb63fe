"""Names for sums: hashes of all that is heard. Where files lie and what they are called is not.

A sum is made of units that add up, each on its own: a layer, or all beds with their voices.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import version

from ensemble.engine.ingest.sources import Sources, digest
from ensemble.engine.sound.lanes import Bed, Lane
from ensemble.engine.sound.layers import Layer
from ensemble.engine.sound.scene import scene
from ensemble.engine.timeline import Timeline

# Raise this when the same layers make another sum than before.
SUMMING = 1


@dataclass(frozen=True, slots=True)
class Unit:
    """Layers whose part in the sum depends on nothing else."""

    name: str
    layers: tuple[Layer, ...]
    beds: tuple[Bed, ...] = ()

    @property
    def length(self) -> int:
        """How many samples have to be read for it, about."""
        return sum(layer.length for layer in self.layers)


def sound_key(
    timeline: Timeline, sources: Sources | None = None, *, samples: int | None = None
) -> str:
    """A name for the sum of a timeline: the same as long as it would sound the same."""
    whole = scene(timeline, sources, samples)
    return key_of(whole, prints(timeline, whole, sources))


def key_of(whole: Lane, known: Mapping[str, str]) -> str:
    """The name of a sum. `known` are the SHA-256 of its sources."""
    return _hashed(whole.samples, sorted(unit.name for unit in units(whole, known)))


def prints(timeline: Timeline, whole: Lane, sources: Sources | None = None) -> dict[str, str]:
    """The SHA-256 of every source of a lane; files are read where it isn't known."""
    media = {each.name: each for each in timeline.media}
    return {
        name: sources[name].sha256 if sources else media[name].sha256 or digest(media[name].path)
        for name in whole.origins
    }


def units(whole: Lane, known: Mapping[str, str]) -> list[Unit]:
    """A lane in parts that can be added and taken away."""

    def fact(layer: Layer) -> tuple[object, ...]:
        origin = whole.origins[layer.source]
        return (
            replace(layer, source="", track=0),
            origin.demuxer,
            origin.sound,
            known[layer.source],
        )

    tied = {track for bed in whole.beds for track in (bed.track, *bed.voices)}
    found = [Unit(_hashed(fact(each)), (each,)) for each in whole.layers if each.track not in tied]
    together = tuple(layer for layer in whole.layers if layer.track in tied)
    if together:
        facts = [(layer.track, fact(layer)) for layer in together]
        found.append(Unit(_hashed(whole.beds, facts), together, whole.beds))
    return found


def lane_of(chosen: Iterable[Unit], whole: Lane, *, negative: bool = False) -> Lane:
    """Some units of a lane as a lane."""
    kept = list(chosen)
    layers = tuple(layer for unit in kept for layer in unit.layers)
    beds = tuple(bed for unit in kept for bed in unit.beds)
    origins = {layer.source: whole.origins[layer.source] for layer in layers}
    return replace(whole, layers=layers, beds=beds, origins=origins, negative=negative)


def difference(added: Lane, gone: Lane) -> list[Lane]:
    """What adds the one and takes away the other: together, where there are no beds."""
    if added.beds or gone.beds:
        return [added, gone]
    # A file that is both added and taken away is read once.
    names = {
        name: name if added.origins.get(name) == origin else f"{name} as it was"
        for name, origin in gone.origins.items()
    }
    taken = tuple(
        replace(layer, source=names[layer.source], left=-layer.left, right=-layer.right)
        for layer in gone.layers
    )
    origins = {names[name]: origin for name, origin in gone.origins.items()}
    return [replace(added, layers=(*added.layers, *taken), origins=added.origins | origins)]


def without(one: list[Unit], other: list[Unit]) -> list[Unit]:
    """The units of one that are not in the other, as often as that is so."""
    spare = Counter(unit.name for unit in other)
    left = []
    for unit in one:
        spare[unit.name] -= 1
        if spare[unit.name] < 0:
            left.append(unit)
    return left


@cache
def _versions() -> tuple[object, ...]:
    return SUMMING, version("av"), version("numpy")


def _hashed(*facts: object) -> str:
    return hashlib.sha256(repr((_versions(), facts)).encode()).hexdigest()
