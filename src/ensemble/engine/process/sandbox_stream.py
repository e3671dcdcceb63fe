"""Runs a tied Python of our own that writes more than an answer: a stream of bytes."""

import fcntl
import logging
import subprocess  # noqa: TID251 - this file follows what the sandbox starts
import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, cast

from ensemble.engine.bounds import BROKEN, WORK
from ensemble.engine.errors import EngineError, OurFault, TooLarge, Unreadable
from ensemble.engine.process import sandbox
from ensemble.engine.process.begun import MARK
from ensemble.engine.process.sandbox import Limits, Pipes, Program
from ensemble.engine.process.sandbox_warm import warm
from ensemble.engine.process.sandbox_watch import end, ended_by_limit, follow

LOG = logging.getLogger(__name__)
ROOMY = 1 << 20


@contextmanager
def streaming(
    module: str,
    argument: Path,
    *,
    folder: Path,
    inputs: Sequence[Path],
    limits: Limits,
    cancelled: Callable[[], bool] | None = None,
) -> Iterator[Iterator[bytes]]:
    """What `python -m ensemble.engine.MODULE ARGUMENT` writes, in pieces, as one asks for them.

    It runs from now on, and has ended after the block. The pieces raise Cancelled, TooLarge,
    Unreadable, or OurFault where it never came to a file. They are only as trustworthy as those.
    """
    warm()
    command = [sys.executable, "-I", "-m", f"ensemble.engine.{module}", str(argument)]
    with TemporaryFile() as said:
        pipes = Pipes(subprocess.PIPE, said.fileno())
        running = sandbox.start(command, folder=folder, inputs=inputs, limits=limits, pipes=pipes)
        _widen(running)
        output = {"stream": running.stdout} if running.stdout else {}
        heard = follow(running, output, seconds=limits.wall_seconds, cancelled=cancelled)
        try:
            with closing(cast("Generator[tuple[str, bytes]]", heard)):
                yield (piece for _, piece in heard)
        except Unreadable as error:
            end(running)
            raise _reason(running, said, error) from error
        finally:
            end(running)  # also when no one asked for a piece
        if running.returncode:
            raise _reason(running, said, Unreadable(BROKEN))


def _reason(running: Program, said: IO[bytes], otherwise: Unreadable) -> EngineError | OurFault:
    """What is cut short may have come to a limit, or never have begun."""
    said.seek(0)
    words = said.read(8_192)
    LOG.warning("a tied stream ended with %s: %r", running.returncode, words)
    if MARK not in words and running.returncode and not ended_by_limit(running.returncode):
        return OurFault()
    return TooLarge(WORK) if ended_by_limit(running.returncode or 0) else otherwise


def _widen(running: Program) -> None:
    """Let it write on while we are busy with another. Only Linux can."""
    if running.stdout and hasattr(fcntl, "F_SETPIPE_SZ"):
        with suppress(OSError):
            fcntl.fcntl(running.stdout, fcntl.F_SETPIPE_SZ, ROOMY)
