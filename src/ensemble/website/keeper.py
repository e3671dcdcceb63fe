"""Keeps processes alive, and ends all of them together."""

import ctypes
import logging
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from types import FrameType
from typing import Any

from ensemble.foundation.temporary import use_own_folder

log = logging.getLogger(__name__)
PATIENCE, SOONEST = 2.5, 1.0
# What Linux calls PR_SET_PDEATHSIG and PR_SET_NAME.
DIE_WITH_PARENT, CALL_IT = 1, 15


@dataclass
class Kept:
    """One thing to run, for ever or once."""

    name: str
    target: Callable[..., None]
    arguments: tuple[Any, ...]
    again: bool
    process: BaseProcess | None = None
    started_at: float = 0

    def start(self) -> None:
        """Start it as a process that dies with this one."""
        words = (os.getpid(), self.name, self.target, self.arguments)
        self.process = forked().Process(target=_begin, args=words, name=self.name)
        self.process.start()
        self.started_at = time.monotonic()

    def end(self) -> None:
        """End what is left of it, and every program it has started."""
        if self.process and self.process.pid:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.join(1)


class Keeper:
    """Starts things and starts them again when they die, until told to stop."""

    def __init__(self) -> None:
        self.kept: list[Kept] = []
        self.is_stopping = False

    def keep(self, name: str, target: Callable[..., None], *arguments: Any) -> None:
        """Run something for as long as the place is open."""
        self.kept.append(Kept(name, target, arguments, again=True))

    def once(self, name: str, target: Callable[..., None], *arguments: Any) -> None:
        """Run something beside the rest until it ends by itself."""
        self.kept.append(Kept(name, target, arguments, again=False))

    def run(self) -> None:
        """Run everything until SIGTERM or SIGINT, then end it all within three seconds."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        for kept in self.kept:
            kept.start()
        while not self.is_stopping:
            wait([kept.process.sentinel for kept in self.kept if kept.process], timeout=0.5)
            for kept in list(self.kept):
                self._look_after(kept)
        self._end_all()

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.is_stopping = True

    def _look_after(self, kept: Kept) -> None:
        if self.is_stopping or (kept.process and kept.process.is_alive()):
            return
        kept.end()
        if not kept.again:
            self.kept.remove(kept)
        elif time.monotonic() - kept.started_at > SOONEST:
            log.warning("The %s died and is started again.", kept.name)
            kept.start()
        else:
            time.sleep(0.1)

    def _end_all(self) -> None:
        living = [kept.process for kept in self.kept if kept.process]
        for process in living:
            process.terminate()
        until = time.monotonic() + PATIENCE
        for process in living:
            process.join(max(0, until - time.monotonic()))
        for kept in self.kept:
            kept.end()


def forked() -> Any:
    """Return the way of starting processes: copies of this one where that is safe."""
    return multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")


def _begin(parent: int, name: str, target: Callable[..., None], arguments: tuple[Any, ...]) -> None:
    # A group of its own: what it starts can be ended with it.
    os.setpgid(0, 0)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)
    if sys.platform == "linux":
        system = ctypes.CDLL(None)
        system.prctl(DIE_WITH_PARENT, signal.SIGTERM)
        # So that `ps -o comm` tells pages from workers.
        system.prctl(CALL_IT, name.encode())
    if os.getppid() == parent:
        use_own_folder()
        target(*arguments)
