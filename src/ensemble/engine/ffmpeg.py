"""Runs ffmpeg in the sandbox. Nothing else in Ensemble starts it."""

import logging
import os
import re
import selectors
import subprocess  # noqa: TID251 - this file starts processes
import time
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import cache
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

import imageio_ffmpeg

from ensemble.engine import sandbox
from ensemble.engine.errors import Cancelled, RenderFailed, TooLarge
from ensemble.engine.guards import guarded
from ensemble.engine.sandbox import NORMAL, Limits

FLOOR = (7, 0)
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

    `arguments` name inputs by `guards.source` and outputs by `guards.target`. `report` gets 0..1 of
    `duration` seconds; `sink` gets what is written to `pipe:1`, in pieces. Raises Cancelled,
    TooLarge (a limit was reached) or RenderFailed.
    """
    reading, writing = os.pipe()
    with TemporaryFile() as said, os.fdopen(reading, "rb", buffering=0) as progress:
        try:
            running = sandbox.start(
                [*_command(writing), *guarded(arguments)],
                folder=folder,
                inputs=inputs,
                limits=limits,
                output=subprocess.PIPE if sink else subprocess.DEVNULL,
                errors=said.fileno(),
                channel=writing,
            )
        finally:
            os.close(writing)
        watch = _Watch(duration, report, cancelled, sink, time.monotonic() + limits.wall_seconds)
        _follow(running, progress, watch)
        return _ended(running, said)


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


class _Watch:
    """What to do while ffmpeg works."""

    def __init__(
        self,
        duration: Fraction | None,
        report: Callable[[float], None] | None,
        cancelled: Callable[[], bool] | None,
        sink: Sink | None,
        deadline: float,
    ) -> None:
        self.duration, self.report, self.sink = duration, report, sink
        self.cancelled, self.deadline = cancelled, deadline

    def look_up(self) -> None:
        if self.cancelled and self.cancelled():
            raise Cancelled
        if time.monotonic() > self.deadline:
            raise TooLarge(
                "This took longer than is allowed. Nothing was changed. Try less at once."
            )

    def hear(self, line: bytes) -> None:
        reached = re.match(rb"out_time_us=(\d+)", line)
        if reached and self.report and self.duration:
            self.report(min(1.0, float(int(reached[1]) / 1_000_000 / self.duration)))


def _command(progress: int) -> list[str]:
    quiet = ["-hide_banner", "-nostdin", "-nostats", "-y", "-loglevel", "level+info"]
    bounds = ["-max_alloc", "268435456", "-filter_threads", "2"]
    return [str(executable()), *quiet, *bounds, "-progress", f"pipe:{progress}"]


def _follow(running: subprocess.Popen[bytes], progress: IO[bytes], watch: _Watch) -> None:
    try:
        for name, chunk in _chunks(running, progress, watch):
            if name == "progress":
                for line in chunk.splitlines():
                    watch.hear(line)
            elif watch.sink:
                watch.sink(chunk)
        running.wait(timeout=30)
    finally:
        if running.poll() is None:
            running.kill()
            running.wait()
        if running.stdout:
            running.stdout.close()


def _chunks(
    running: subprocess.Popen[bytes], progress: IO[bytes], watch: _Watch
) -> Iterator[tuple[str, bytes]]:
    with selectors.DefaultSelector() as waiting:
        waiting.register(progress, selectors.EVENT_READ, "progress")
        if running.stdout:
            waiting.register(running.stdout, selectors.EVENT_READ, "sound")
        while waiting.get_map():
            watch.look_up()
            for key, _ in waiting.select(timeout=0.25):
                chunk = os.read(key.fd, 1 << 18)
                if not chunk:
                    waiting.unregister(key.fileobj)
                yield key.data, chunk


def _ended(running: subprocess.Popen[bytes], said: IO[bytes]) -> str:
    said.seek(max(0, said.seek(0, os.SEEK_END) - 65_536))
    words = said.read().decode(errors="replace")
    if running.returncode:
        LOG.warning("ffmpeg ended with %s: %s", running.returncode, words[-4_000:])
        raise RenderFailed(
            "This could not be made. Nothing was changed. Try again, or ask for help."
        )
    return words
