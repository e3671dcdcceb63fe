"""Asks a tied Python of our own to open a file for us. No parser runs in this process."""

import json
import logging
import subprocess  # noqa: TID251 - this file waits for what the sandbox starts
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from ensemble.engine.bounds import BROKEN, WORK
from ensemble.engine.errors import (
    EngineError,
    OurFault,
    RenderFailed,
    TooLarge,
    Unreadable,
    Unsupported,
)
from ensemble.engine.process import sandbox
from ensemble.engine.process.begun import MARK
from ensemble.engine.process.sandbox import Limits, Pipes, Program
from ensemble.engine.process.sandbox_warm import warm
from ensemble.engine.process.sandbox_watch import ended_by_limit, follow

INSIDE = "ensemble.engine.ingest.inside"
LOG = logging.getLogger(__name__)
QUICK = Limits(cpu_seconds=120, wall_seconds=180, memory_bytes=3 << 30, file_bytes=1 << 30)
LARGEST_ANSWER = 1 << 20
KINDS: dict[str, type[EngineError]] = {
    kind.__name__: kind for kind in (Unreadable, Unsupported, TooLarge, RenderFailed)
}


def ask(
    task: str,
    *arguments: object,
    folder: Path,
    inputs: Sequence[Path] = (),
    limits: Limits = QUICK,
    cancelled: Callable[[], bool] | None = None,
) -> dict[str, Any]:
    """What `inside.TASKS[task]` answers to `arguments` (JSON both ways), tied to `folder`.

    Raises what the task raised: Unreadable, Unsupported or TooLarge, with its sentence; OurFault
    where it never came to the file. What comes back is only as trustworthy as the file: read it
    with `believed`.
    """
    warm()
    python = [sys.executable, "-I", "-m", INSIDE]
    command = [*python, task, json.dumps(arguments)]
    with TemporaryFile() as said:
        pipes = Pipes(subprocess.PIPE, said.fileno())
        running = sandbox.start(command, folder=folder, inputs=inputs, limits=limits, pipes=pipes)
        answer = _answer(running, limits.wall_seconds, cancelled)
        said.seek(0)
        return _told(running.returncode, answer, said.read(8_192))


@contextmanager
def believed() -> Iterator[None]:
    """Reads an answer: one of the wrong shape (from a parser taken over) is an unreadable file."""
    try:
        yield
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
        raise Unreadable(BROKEN) from error


def _answer(running: Program, seconds: float, cancelled: Callable[[], bool] | None) -> bytes:
    answer = bytearray()
    pipes = {"answer": running.stdout} if running.stdout else {}
    for _, piece in follow(running, pipes, seconds=seconds, cancelled=cancelled):
        answer += piece
        if len(answer) > LARGEST_ANSWER:
            raise TooLarge(WORK)
    return bytes(answer)


def _told(returned: int | None, answer: bytes, said: bytes) -> dict[str, Any]:
    if returned == 0:
        told: dict[str, Any] = json.loads(answer)
        if "error" in told:
            raise KINDS[told["error"]](told["sentence"])
        return told
    LOG.warning("a tied Python ended with %s: %s", returned, said.decode(errors="replace"))
    if ended_by_limit(returned or 0):
        raise TooLarge(WORK)
    raise Unreadable(BROKEN) if MARK in said else OurFault
