"""A recording cut into stretches of two seconds that a browser fetches and decodes one by one.

A reel is one file: `reel`, four bytes that say how long what follows is, JSON, and then a FLAC
file for each stretch. The JSON tells `samples` in all and in one `stretch`, where each FLAC
`ends` (in bytes after the JSON), and by how many doublings it has to be made louder (`doublings`;
0 but for recordings past full scale). Sound is decoded and resampled as a mix does it, at
48 kHz, to 18 bits: what has 16 stays exactly what it is, the rest lies within -110 dBFS of it.
A stretch whose sides are the same has one channel.
"""

import json
import math
import struct
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from ensemble.engine.process import ffmpeg, guards
from ensemble.engine.sound.bus import GRID
from ensemble.engine.sound.bus_stream import sums_in
from ensemble.engine.sound.lanes import lanes
from ensemble.engine.sound.layers import RATE
from ensemble.engine.sound.limiter import Sound
from ensemble.engine.sound.scene import scene
from ensemble.engine.sound.sound_key import prints
from ensemble.engine.sound.sum_cache import Kept, kept_sum
from ensemble.engine.sound.sums import write_sum
from ensemble.engine.sound.wave24 import packed
from ensemble.engine.timeline import Timeline
from ensemble.engine.work import Work

STRETCH = 2 * RATE
STEPS = 1 << 17
TOGETHER = 48
EXACT = ("-map_metadata", "-1", "-fflags", "+bitexact", "-flags:a", "+bitexact")


def write_reel(timeline: Timeline, output: Path, work: Work, *, kept: Kept | None = None) -> int:
    """Write the sum of a timeline as a reel, working in `work.folder`; answer its samples.

    With `kept`, a sum that differs little from an earlier one is made from that.
    """
    whole = scene(timeline)
    if kept:
        bus, peak = kept_sum(whole, prints(timeline, whole, None), kept, work.part(0, 0.5))
    else:
        bus = work.folder / "sum.bus"
        peak = write_sum(list(lanes(whole)), bus, samples=whole.samples, work=work.part(0, 0.5))
    doublings = _doublings(peak)
    parts = _encoded(bus, 2.0**-doublings / GRID, work)
    _join(parts, whole.samples, doublings, output)
    work.report(1.0, "The recording is ready to be mixed.")
    return whole.samples


def _doublings(peak: float) -> int:
    """How often it has to be halved so that the highest sample can be written."""
    return max(0, math.ceil(math.log2(peak / (1 - 1 / STEPS)))) if peak > 0 else 0


def _encoded(bus: Path, scale: float, work: Work) -> list[bytes]:
    done: list[bytes] = []
    waiting: list[Path] = []
    for number, stretch in enumerate(_stretches(bus)):
        work.stop_if_asked()
        plain = np.rint(stretch * (scale * STEPS)) / STEPS
        waiting.append(_written(plain, work.folder / f"stretch-{number}"))
        if len(waiting) == TOGETHER:
            done += _packed(waiting, work)
            waiting.clear()
    return done + _packed(waiting, work)


def _stretches(bus: Path) -> Iterator[Sound]:
    """The sum in pieces of STRETCH samples, the last one shorter."""
    rest = np.zeros((0, 2))
    for block in sums_in(bus):
        rest = np.concatenate([rest, block])
        while len(rest) >= STRETCH:
            yield rest[:STRETCH]
            rest = rest[STRETCH:]
    if len(rest):
        yield rest


def _written(sound: Sound, path: Path) -> Path:
    """As bare samples of 24 bits; the name tells how many channels: one where both are the same."""
    one = bool((sound[:, 0] == sound[:, 1]).all())
    named = path.with_suffix(".1" if one else ".2")
    named.write_bytes(packed(sound[:, :1] if one else sound))
    return named


def _packed(plain: Sequence[Path], work: Work) -> list[bytes]:
    """Each stretch as FLAC, all in one pass; what was read is used up."""
    if not plain:
        return []
    made = [path.with_suffix(".flac") for path in plain]
    opened = [word for path in plain for word in _opened(path)]
    written = [
        word
        for at, path in enumerate(made)
        for word in ("-map", f"{at}:a", *EXACT, *guards.target(path, seconds="3"))
    ]
    ffmpeg.run([*opened, *written], folder=work.folder, inputs=plain, cancelled=work.cancelled)
    parts = [path.read_bytes() for path in made]
    for path in (*plain, *made):
        path.unlink()
    return parts


def _opened(path: Path) -> list[str]:
    return guards.source(path, "s24le", "-ar", str(RATE), "-ac", path.suffix[1:])


def _join(parts: Sequence[bytes], samples: int, doublings: int, output: Path) -> None:
    ends = np.cumsum([len(part) for part in parts]).tolist()
    facts = {"samples": samples, "stretch": STRETCH, "doublings": doublings, "ends": ends}
    told = json.dumps(facts).encode()
    with output.open("wb") as file:
        file.write(b"reel" + struct.pack("<I", len(told)) + told)
        for part in parts:
            file.write(part)
