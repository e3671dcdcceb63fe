"""Every recording that is heard in a timeline, as raw floats on the grid of the mix."""

from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path

from ensemble.engine import audio
from ensemble.engine.layers import Layer
from ensemble.engine.sources import Sources
from ensemble.engine.work import Work

Stems = Mapping[str, Path]


def decode_stems(heard: Iterable[Layer], sources: Sources, work: Work) -> Stems:
    """Decode each source once, as far as it is heard. A film without sound has no stem."""
    reach = _reach(heard, sources)
    numbers = count(1)

    def decode(number: int, name: str) -> Path:
        target = work.folder / f"stem-{number}.f32"
        audio.decode(sources[name], target, samples=reach[name], work=work)
        done = next(numbers)
        work.report(done / len(reach), f"Listened to {done} of {len(reach)}.")
        return target

    with ThreadPoolExecutor(work.workers) as pool:
        return dict(zip(reach, pool.map(decode, range(len(reach)), reach), strict=True))


def _reach(heard: Iterable[Layer], sources: Sources) -> dict[str, int]:
    reach: dict[str, int] = {}
    for layer in heard:
        if sources[layer.source].channels:
            reach[layer.source] = max(reach.get(layer.source, 0), layer.first + layer.length)
    return reach
