"""Every recording that is heard in a timeline, as raw floats on the grid of the mix."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from ensemble.engine import audio
from ensemble.engine.crew import all_of
from ensemble.engine.layers import Layer
from ensemble.engine.sources import Sources
from ensemble.engine.work import Work

Stems = Mapping[str, Path]


def decode_stems(heard: Iterable[Layer], sources: Sources, work: Work) -> Stems:
    """Decode each source once, as far as it is heard. A film without sound has no stem."""
    reach = _reach(heard, sources)
    done: list[str] = []

    def decoding(number: int, name: str) -> Callable[[Work], Path]:
        target = work.folder / f"stem-{number}.f32"

        def decode(theirs: Work) -> Path:
            audio.decode(sources[name], target, samples=reach[name], work=theirs)
            done.append(name)
            return target

        return decode

    def tell() -> None:
        work.report(len(done) / max(1, len(reach)), f"Listened to {len(done)} of {len(reach)}.")

    tasks = [decoding(number, name) for number, name in enumerate(reach)]
    return dict(zip(reach, all_of(tasks, work, tell), strict=True))


def _reach(heard: Iterable[Layer], sources: Sources) -> dict[str, int]:
    reach: dict[str, int] = {}
    for layer in heard:
        if sources[layer.source].channels:
            reach[layer.source] = max(reach.get(layer.source, 0), layer.first + layer.length)
    return reach
