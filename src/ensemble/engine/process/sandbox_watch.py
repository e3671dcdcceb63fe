"""Follows what a tied program writes until it ends, is called off, or has had its time."""

import os
import selectors
import signal
from collections.abc import Callable, Iterator, Mapping
from time import monotonic
from typing import IO

from ensemble.engine.bounds import WORK
from ensemble.engine.errors import Cancelled, TooLarge
from ensemble.engine.process.sandbox_keeping import Program, kill_all

PIECE = 1 << 18
STOPPING = {signal.SIGKILL, signal.SIGXCPU, signal.SIGXFSZ}


def follow(
    running: Program,
    pipes: Mapping[str, IO[bytes]],
    *,
    seconds: float,
    cancelled: Callable[[], bool] | None = None,
) -> Iterator[tuple[str, bytes]]:
    """Each piece that comes through `pipes`, with the pipe's name, until all of them close.

    Raises Cancelled or TooLarge. Whatever happens, the program has ended afterwards.
    """
    deadline = monotonic() + seconds
    try:
        with selectors.DefaultSelector() as waiting:
            for name, pipe in pipes.items():
                waiting.register(pipe, selectors.EVENT_READ, name)
            while waiting.get_map():
                _look_up(deadline, cancelled)
                yield from _pieces(waiting)
                if _has_ended(running):
                    kill_all(running.pid)  # or who it left behind would hold the pipes for ever
        running.wait(timeout=30)
    finally:
        end(running)


def ended_by_limit(returned: int) -> bool:
    """Whether a program was stopped for its time or its output: KILL, XCPU, XFSZ.

    Seen from outside a signal is negative; bubblewrap tells it as 128 and more.
    """
    return -returned in STOPPING or returned - 128 in STOPPING


def end(running: Program) -> None:
    """End a program, with all that it started, if it has not ended yet."""
    if running.returncode is None:
        kill_all(running.pid)
        running.wait()
    if running.stdout:
        running.stdout.close()


def _look_up(deadline: float, cancelled: Callable[[], bool] | None) -> None:
    if cancelled and cancelled():
        raise Cancelled
    if monotonic() > deadline:
        raise TooLarge(WORK)


def _pieces(waiting: selectors.BaseSelector) -> Iterator[tuple[str, bytes]]:
    for key, _ in waiting.select(timeout=0.25):
        piece = os.read(key.fd, PIECE)
        if piece:
            yield key.data, piece
        else:
            waiting.unregister(key.fileobj)


def _has_ended(running: Program) -> bool:
    """Whether the program has ended. It stays to be waited for, and keeps its number until then."""
    if running.returncode is not None:
        return False
    return os.waitid(os.P_PID, running.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None
