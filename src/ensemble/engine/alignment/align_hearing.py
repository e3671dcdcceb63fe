"""What alignment listens to: a file as one channel, at 48 kHz on disk and coarsely at 8 kHz."""

from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ensemble.engine.bounds import SECONDS, check_seconds, check_size
from ensemble.engine.ingest.first_sound import first_sound
from ensemble.engine.ingest.probe import LARGEST
from ensemble.engine.ingest.sniff import sniff
from ensemble.engine.process import ffmpeg, guards
from ensemble.engine.sound.layers import RATE
from ensemble.engine.times import decimal
from ensemble.engine.work import Work

COARSE = 8_000
TENTH = COARSE // 10
FLOAT_BYTES = 4
MINUTE = 60 * COARSE
SILENT = 1e-4
Wave = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Hearing:
    """What is heard in `path`, as raw floats of one channel: `samples` at 48 kHz in `fine`, the
    same at 8 kHz in `coarse`.

    `levels` is how strong every tenth of a second is (root mean square, 1 is full scale).
    """

    path: Path
    fine: Path
    coarse: Path
    samples: int
    levels: NDArray[np.float64]

    @property
    def seconds(self) -> float:
        return self.samples / RATE

    @property
    def is_silent(self) -> bool:
        """Whether nothing in it is louder than -80 dBFS."""
        return bool(self.levels.max(initial=0.0) < SILENT)

    def forget(self) -> None:
        """Remove what was written down."""
        self.fine.unlink(missing_ok=True)
        self.coarse.unlink(missing_ok=True)

    def at(self, first: float, count: int, speed: float = 1.0) -> Wave:
        """`count` samples at 48 kHz from `first` (zero outside), played `speed` times as fast."""
        return _played(self.fine, first, count, speed)

    def coarsely(self, first: float, count: int, speed: float = 1.0) -> Wave:
        """The same at 8 kHz; `first` and `count` are in samples of what is played."""
        return _played(self.coarse, first * speed, count, speed)


def hear(path: Path, name: str, work: Work) -> Hearing:
    """Listen to a file once, in the sandbox. Raises Unsupported for one without sound."""
    check_size(path.stat().st_size, LARGEST)
    found = sniff(path)
    return first_sound(path, found, partial(_heard, path, found.demuxer, name, work))


def _heard(path: Path, demuxer: str, name: str, work: Work, track: str) -> Hearing:
    fine, coarse = work.folder / f"{name}-48.f32", work.folder / f"{name}-8.f32"
    graph = (
        f"[{track}]aresample={RATE}:async=1:first_pts=0,"
        f"aformat=channel_layouts=mono,asplit[a][b];[b]aresample={COARSE}[c]"
    )
    raw = ("-c:a", "pcm_f32le", "-f", "f32le")
    longest = decimal(Fraction(SECONDS + 1))
    ffmpeg.run(
        [
            *guards.source(path, demuxer),
            *("-filter_complex", graph),
            *("-map", "[a]", *raw, *guards.target(fine, seconds=longest)),
            *("-map", "[c]", *raw, *guards.target(coarse, seconds=longest)),
        ],
        folder=work.folder,
        inputs=[path],
        cancelled=work.cancelled,
    )
    samples = fine.stat().st_size // FLOAT_BYTES
    check_seconds(Fraction(samples, RATE))
    work.report(1.0, "Listening.")
    return Hearing(path, fine, coarse, samples, _levels(coarse))


def _levels(coarse: Path) -> NDArray[np.float64]:
    """Read minute by minute, so that three hours need no more memory than one."""
    length = coarse.stat().st_size // FLOAT_BYTES
    found = [np.zeros(0)]
    for first in range(0, length, MINUTE):
        piece = _cut(coarse, first, min(MINUTE, -(-(length - first) // TENTH) * TENTH))
        found.append(np.sqrt(np.mean(piece.reshape(-1, TENTH).astype(np.float64) ** 2, axis=1)))
    return np.concatenate(found)


def _played(path: Path, first: float, count: int, speed: float) -> Wave:
    if speed == 1.0:
        return _cut(path, round(first), count)
    places = first + np.arange(count) * speed
    begin = int(np.floor(places[0]))
    near = _cut(path, begin, int(np.ceil(places[-1])) - begin + 2)
    played: Wave = np.interp(places - begin, np.arange(len(near)), near).astype(np.float32)
    return played


def _cut(path: Path, first: int, count: int) -> Wave:
    cut = np.zeros(count, np.float32)
    begin = max(0, -first)
    if begin < count:
        there = np.fromfile(path, "<f4", count - begin, offset=(first + begin) * FLOAT_BYTES)
        cut[begin : begin + len(there)] = np.nan_to_num(there, posinf=0, neginf=0)
    return cut
