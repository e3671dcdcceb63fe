"""Runs ffmpeg in the sandbox. Nothing else in Ensemble starts it."""

import errno
import logging
import os
import re
import subprocess  # noqa: TID251 - this file starts processes
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from fractions import Fraction
from functools import cache
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

import imageio_ffmpeg

from ensemble.engine.bounds import WORK
from ensemble.engine.errors import OurFault, RenderFailed, TooLarge
from ensemble.engine.process import sandbox
from ensemble.engine.process.guards import guarded
from ensemble.engine.process.sandbox import NORMAL, Limits, Pipes, Program
from ensemble.engine.process.sandbox_watch import ended_by_limit, follow

FAILED = "This could not be made. Nothing was changed. Try again, or ask for help."
PAST_SIZE = os.strerror(errno.EFBIG)  # the signal for it is ignored, as by every Python's child
FLOOR = (7, 0)
UNTIED = 126  # how a program ends that could not be tied; ffmpeg itself never says nothing
LOG = logging.getLogger(__name__)
Sink = Callable[[bytes], object]


def run(
    arguments: Sequence[str],
    *,
    folder: Path,
    inputs: Sequence[Path] = (),
    duration: Fraction | None = None,
    report: Callable[[float], None] | None = None,
    limits: Limits = NORMAL,
    cancelled: Callable[[], bool] | None = None,
    sink: Sink | None = None,
) -> str:
    """Run ffmpeg inside `folder`, reading `inputs` too, and return the end of what it said.

    `report` gets 0..1 of `duration` seconds; `sink` gets what is written to `pipe:1`. Raises
    Cancelled, TooLarge (a limit was reached), RenderFailed, or OurFault where it never began.
    """
    bounds = (folder, inputs, limits)
    with TemporaryFile() as said, _started(arguments, said, bounds, sink is not None) as begun:
        watched = follow(*begun, seconds=limits.wall_seconds, cancelled=cancelled)
        for name, piece in watched:
            if name == "sound" and sink:
                sink(piece)
            elif report and duration:
                _tell(piece, duration, report)
        return _ended(begun[0], said)


@cache
def executable() -> Path:
    """The ffmpeg that came with imageio-ffmpeg."""
    return Path(imageio_ffmpeg.get_ffmpeg_exe())


@cache
def version() -> str:
    """What ffmpeg calls itself. Raises RenderFailed below the floor."""
    said = subprocess.run(
        [executable(), "-version"], capture_output=True, text=True, check=True, timeout=20
    ).stdout
    named = re.search(r"ffmpeg version (\S+)", said)
    name = named[1] if named else "unknown"
    number = re.search(r"(\d+)\.(\d+)", name)
    if number is None or (int(number[1]), int(number[2])) < FLOOR:
        raise RenderFailed(f"This machine's ffmpeg ({name}) is too old. Ask whoever runs the site.")
    return name


def _command(progress: int) -> list[str]:
    quiet = ["-hide_banner", "-nostdin", "-nostats", "-y", "-loglevel", "level+info"]
    bounds = ["-max_alloc", "268435456", "-filter_threads", "2"]
    return [str(executable()), *quiet, *bounds, "-progress", f"pipe:{progress}"]


@contextmanager
def _started(
    arguments: Sequence[str],
    said: IO[bytes],
    bounds: tuple[Path, Sequence[Path], Limits],
    hears: bool,
) -> Iterator[tuple[Program, dict[str, IO[bytes]]]]:
    folder, inputs, limits = bounds
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb", buffering=0) as progress:
        try:
            output = subprocess.PIPE if hears else subprocess.DEVNULL
            pipes = Pipes(output, said.fileno(), writing)
            command = [*_command(writing), *guarded(arguments)]
            running = sandbox.start(
                command, folder=folder, inputs=inputs, limits=limits, pipes=pipes
            )
        finally:
            os.close(writing)
        heard = {"sound": running.stdout} if running.stdout else {}
        yield running, {"progress": progress, **heard}


def _tell(piece: bytes, duration: Fraction, report: Callable[[float], None]) -> None:
    for reached in re.findall(rb"out_time_us=(\d+)", piece):
        report(min(1.0, float(int(reached) / 1_000_000 / duration)))


def _ended(running: Program, said: IO[bytes]) -> str:
    said.seek(max(0, said.seek(0, os.SEEK_END) - 65_536))
    words = said.read().decode(errors="replace")
    if running.returncode:
        LOG.warning("ffmpeg ended with %s: %s", running.returncode, words[-4_000:])
        if ended_by_limit(running.returncode) or PAST_SIZE in words:
            raise TooLarge(WORK)
        if running.returncode == UNTIED or not words.strip():
            raise OurFault
        raise RenderFailed(FAILED)
    return words
