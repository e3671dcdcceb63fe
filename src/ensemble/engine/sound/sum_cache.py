"""Sums that were made before: one that differs little is changed instead of made anew.

What a layer adds is whole numbers, so it can be taken away again: the changed sum has the same
bytes as a new one.
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ensemble.engine.cache.folder import Cache
from ensemble.engine.cache.notes import note, noted
from ensemble.engine.ingest.sources import digest
from ensemble.engine.sound.lanes import Lane, lane_from, lanes
from ensemble.engine.sound.sound_key import difference, key_of, lane_of, units, without
from ensemble.engine.sound.sums import write_sum
from ensemble.engine.work import Work

REMEMBERED = 8
LARGEST = 2 << 30
Prints = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Kept:
    """Where sums are kept, and which of them are looked at: those of the same `kin`."""

    cache: Cache
    kin: str = ""

    def index(self, samples: int) -> str:
        """Where the latest sums of that length are listed."""
        return f"sums-of-{samples}{self.kin and '-'}{self.kin}"


@dataclass(frozen=True, slots=True)
class Earlier:
    """A sum on disk, and what has to be added to it (and taken away) to make another."""

    path: Path
    peak: float
    changes: tuple[Lane, ...]
    cost: int


def kept_sum(whole: Lane, known: Prints, kept: Kept, work: Work) -> tuple[Path, float]:
    """The sum of a lane, from the cache as far as possible, and its highest sample.

    The file is in the folder of the work, or in the cache: it is not to be changed.
    """
    earlier = _nearest(whole, known, kept)
    if earlier and not earlier.changes:
        return earlier.path, earlier.peak
    path = work.folder / "sum.bus"
    todo = earlier.changes if earlier else tuple(lanes(whole))
    begun = earlier.path if earlier else None
    peak = write_sum(todo, path, samples=whole.samples, work=work, begun=begun)
    if path.stat().st_size <= LARGEST:
        _remember(path, peak, whole, known, kept)
    return path, peak


def _remember(path: Path, peak: float, whole: Lane, known: Prints, kept: Kept) -> None:
    key = key_of(whole, known)
    twin = path.with_suffix(".twin")
    os.link(path, twin)
    kept.cache.keep(twin, f"sum-{key}.bus")
    note(kept.cache, f"sum-{key}", {"lane": whole.as_text(), "prints": dict(known), "peak": peak})
    index = kept.index(whole.samples)
    found = noted(kept.cache, index) or {}
    others = [each for each in found.get("keys", []) if each != key]
    note(kept.cache, index, {"keys": [key, *others][:REMEMBERED]})


def _nearest(whole: Lane, known: Prints, kept: Kept) -> Earlier | None:
    """The earlier sum from which there is least to do; None if it is less to start anew."""
    everything = sum(layer.length for layer in whole.layers)
    found = [each for each in _earlier(whole, known, kept) if each.cost < everything]
    return min(found, key=lambda each: each.cost, default=None)


def _earlier(whole: Lane, known: Prints, kept: Kept) -> Iterator[Earlier]:
    now, cache = units(whole, known), kept.cache
    for key in (noted(cache, kept.index(whole.samples)) or {}).get("keys", []):
        told, path = noted(cache, f"sum-{key}"), cache.fetch(f"sum-{key}.bus")
        if not told or not path:
            continue
        lane, prints = lane_from(told["lane"]), told["prints"]
        before = units(lane, prints)
        added, gone = without(now, before), without(before, now)
        old = _still_there(lane_of(gone, lane, negative=True), prints, whole, known)
        if old is None:
            continue
        changes = tuple(
            lane for each in difference(lane_of(added, whole), old) for lane in lanes(each)
        )
        cost = sum(unit.length for unit in (*added, *gone))
        yield Earlier(path, told["peak"], changes, cost)


def _still_there(old: Lane, prints: Prints, whole: Lane, known: Prints) -> Lane | None:
    """A lane of an earlier sum with the places of its files today; None if one is gone."""
    places = {sha: whole.origins[name].path for name, sha in known.items()}
    origins = {}
    for name, origin in old.origins.items():
        sha = prints[name]
        path = places.get(sha, origin.path)
        if sha not in places and not (Path(path).is_file() and digest(Path(path)) == sha):
            return None
        origins[name] = replace(origin, path=path)
    return replace(old, origins=origins)
