"""Starts a program that may touch one folder and nothing else.

`self_test` tries to escape at each level of the ladder and keeps the strongest that holds. The
third, a worker that runs as a user or in a container of its own without a network, can't be seen
from inside: whoever runs it says so with ENSEMBLE_MEDIA_ALONE=1, and the lack of network is tried.
"""

import json
import os
import platform
import subprocess  # noqa: TID251 - this file starts processes
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile

from ensemble.engine.process import landlock, sandbox_escape, seccomp
from ensemble.engine.process.sandbox_keeping import Program, alone, is_possible, kept_ready
from ensemble.engine.process.sandbox_levels import NORMAL, Level, Limits
from ensemble.engine.process.sandbox_ties import bubblewrap, ties
from ensemble.engine.process.sandbox_watch import follow

__all__ = ["NORMAL", "Level", "Limits", "Pipes", "Program", "at", "level", "self_test", "start"]

# What has to fail for a level to count as holding.
FILES = {"read", "write", "list"}
OTHERS = {"network", "process", "signal", "spy", "trace", "raise"}
EVER = {"memory", "inherit"}
ESCAPES = {
    Level.BUBBLEWRAP: FILES | OTHERS | EVER,
    Level.LANDLOCK: FILES | OTHERS | EVER,
    Level.ALONE: {"network"} | EVER,
    Level.SECCOMP: OTHERS - {"spy"} | EVER,
    Level.LIMITS: EVER,
}


@dataclass(frozen=True)
class Pipes:
    """Where stdout and stderr of a program go, and a further descriptor that it keeps."""

    output: int = subprocess.DEVNULL
    errors: int = subprocess.DEVNULL
    channel: int | None = None


SILENT = Pipes()
_chosen: ContextVar[Level | None] = ContextVar("level", default=None)


def start(
    command: Sequence[str],
    *,
    folder: Path,
    inputs: Sequence[Path] = (),
    limits: Limits = NORMAL,
    pipes: Pipes = SILENT,
) -> Program:
    """Start `command`, tied as `level()` says. It writes in `folder` and reads `inputs`."""
    with _filter() as filtered:
        order = ties(
            level(), command, folder=folder, inputs=inputs, limits=limits, filter_at=filtered
        )
        kept = [at for at in (pipes.channel, filtered) if at is not None]
        begin = kept_ready if is_possible() else alone
        return begin(order, folder, kept, pipes.output, pipes.errors)


def level() -> Level:
    """How strongly programs are tied on this machine. The first call tests, later ones know."""
    return _chosen.get() or self_test()


@contextmanager
def at(strength: Level) -> Iterator[None]:
    """Tie programs at one level within the block, whatever the self-test found."""
    token = _chosen.set(strength)
    try:
        yield
    finally:
        _chosen.reset(token)


@cache
def self_test() -> Level:
    """The strongest level from which nothing that was tried escaped."""
    return next((rung for rung in Level if is_there(rung) and holds(rung)), Level.LIMITS)


def holds(strength: Level) -> bool:
    """Whether every escape that this level should stop was stopped, just now."""
    with TemporaryDirectory() as outside, TemporaryDirectory() as inside, at(strength):
        secret = Path(outside, "secret")
        secret.write_bytes(b"private")
        escape = [sys.executable, "-I", "-S", str(Path(sandbox_escape.__file__))]
        tried = start(
            [*escape, str(secret), str(Path(outside, "out")), str(os.getpid())],
            folder=Path(inside),
            pipes=Pipes(subprocess.PIPE),
        )
        heard = {"said": tried.stdout} if tried.stdout else {}
        said = b"".join(piece for _, piece in follow(tried, heard, seconds=30))
        return tried.returncode == 0 and ESCAPES[strength].isdisjoint(json.loads(said))


@contextmanager
def _filter() -> Iterator[int | None]:
    """The filter of system calls in a file, for bubblewrap; elsewhere the program sets it."""
    if level() is not Level.BUBBLEWRAP:
        yield None
        return
    with TemporaryFile() as written:
        written.write(seccomp.program(platform.machine()))
        written.seek(0)
        yield written.fileno()


def is_there(strength: Level) -> bool:
    """Whether this machine has what a level is made of; `holds` tells whether it holds."""
    if strength is Level.ALONE:
        return os.environ.get("ENSEMBLE_MEDIA_ALONE") == "1" and not _reaches_a_network()
    if strength is Level.BUBBLEWRAP and bubblewrap() is None:
        return False
    if strength is Level.LANDLOCK and not landlock.generation():
        return False
    return strength is Level.LIMITS or seccomp.is_known()


def _reaches_a_network() -> bool:
    try:
        sandbox_escape.dial()
    except OSError:
        return False
    return True
