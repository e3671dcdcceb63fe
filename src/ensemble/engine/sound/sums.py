"""Lanes become one sum, block by block: a tied program each, as many at a time as may be.

Nothing is written to disk but, where there are more lanes than that, the sum so far.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import numpy as np

from ensemble.engine.bounds import BROKEN
from ensemble.engine.errors import Unreadable
from ensemble.engine.process.sandbox import Limits
from ensemble.engine.process.sandbox_stream import streaming
from ensemble.engine.process.sandbox_worker import KINDS
from ensemble.engine.sound.bus import BLOCK, Whole
from ensemble.engine.sound.bus_stream import packed_sum, sums_in, unpacked_sums
from ensemble.engine.sound.lanes import Lane
from ensemble.engine.work import Work

LIMITS = Limits(memory_bytes=2 << 30, open_files=4_096)


def write_sum(
    lanes: Sequence[Lane], target: Path, *, samples: int, work: Work, begun: Path | None = None
) -> float:
    """Write the sum of all lanes, and of an earlier sum, as runs; answer the highest (1 is full).

    An earlier sum that is in `work.folder` is used up.
    """
    rounds = [lanes[at : at + work.workers] for at in range(0, len(lanes), work.workers)] or [()]
    highest = 0.0
    for number, together in enumerate(rounds):
        part = work.part(number / len(rounds), (number + 1) / len(rounds))
        so_far = [sums_in(begun)] if begun else []
        with ExitStack() as open_streams:
            theirs = [told(lane, each, part, open_streams) for each, lane in enumerate(together)]
            made = work.folder / f"sum-{number}.part"
            highest = _write(_added([*so_far, *theirs], samples), made, samples, part)
        if begun and begun.parent == work.folder:
            begun.unlink()
        begun = made
    made.replace(target)
    return highest


def told(lane: Lane, number: int, work: Work, open_streams: ExitStack) -> Iterator[Whole]:
    """What a lane's program tells, block by block. It runs from now on, until the stack closes."""
    written = work.folder / f"lane-{number}.json"
    written.write_text(lane.as_text())
    open_streams.callback(written.unlink)
    pieces = open_streams.enter_context(
        streaming(
            "sound.inside_bus",
            written,
            folder=work.folder,
            inputs=sorted({Path(origin.path) for origin in lane.origins.values()}),
            limits=LIMITS,
            cancelled=work.cancelled,
        )
    )
    return _checked(pieces)


def _checked(pieces: Iterable[bytes]) -> Iterator[Whole]:
    told: list[dict[str, Any]] = []
    yield from unpacked_sums(pieces, told.append)
    if not told:
        raise Unreadable(BROKEN)
    if "error" in told[0]:
        kind, of = KINDS.get(told[0]["error"], Unreadable), told[0].get("of")
        raise kind(f"“{of}” can't be used. {told[0].get('sentence')}")


def told_block(stream: Iterator[Whole], count: int) -> Whole:
    """The next block of a stream, which has to be so long. Raises Unreadable."""
    block = next(stream, None)
    if block is None or len(block) != count:
        raise Unreadable(BROKEN)
    return block


def nothing_more(stream: Iterator[Whole]) -> None:
    """Hear how it ended. Raises what went wrong, and Unreadable if there is more."""
    if next(stream, None) is not None:
        raise Unreadable(BROKEN)


def _added(streams: Sequence[Iterator[Whole]], samples: int) -> Iterator[Whole]:
    """Block by block; every stream has to have the same blocks, and then end."""
    for start in range(0, samples, BLOCK):
        count = min(BLOCK, samples - start)
        total = np.zeros((count, 2))
        for stream in streams:
            total += told_block(stream, count)
        yield total
    for stream in streams:
        nothing_more(stream)


def _write(blocks: Iterable[Whole], target: Path, samples: int, work: Work) -> float:
    highest, done = 0.0, 0
    with target.open("wb") as file:
        for block in blocks:
            work.stop_if_asked()
            run, loud = packed_sum(block)
            highest = max(highest, loud)
            file.write(run)
            done += len(block)
            work.report(done / samples, "Mixing.")
    return highest
