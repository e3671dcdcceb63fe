"""Asks a keeper of this process to start programs, and starts that keeper."""

import json
import os
import select
import signal
import socket
import subprocess  # noqa: TID251 - its names for pipes; the keeper starts processes
import sys
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Lock, Thread
from typing import IO, Any

from ensemble.engine.process.sandbox_keeper import ANSWER, CLONE, HEAD

SOURCE = Path(__file__).parents[3]
PYTHON = (sys.executable, "-I", "-S", "-c")
BOOT = "import sys; sys.path.append(sys.argv[1]);"
KEEP = f"{BOOT} from ensemble.engine.process.sandbox_keeper import main; main()"
TIE = f"{BOOT} from ensemble.engine.process.confine import main; main(*sys.argv[2:])"


@dataclass
class Running:
    """A program that was started: like `subprocess.Popen`, of which it is the needed part."""

    pid: int
    stdout: IO[bytes] | None = None
    stderr: IO[bytes] | None = None
    returncode: int | None = None

    def poll(self) -> int | None:
        """How it ended, if it has."""
        if self.returncode is None:
            ended, status = os.waitpid(self.pid, os.WNOHANG)
            if ended:
                self.returncode = os.waitstatus_to_exitcode(status)
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """How it ended, once it has. Raises TimeoutExpired after `timeout` seconds."""
        if self.poll() is None and timeout is not None:
            self._sit(timeout)
        if self.returncode is None:
            self.returncode = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        return self.returncode

    def kill(self) -> None:
        """Kill it, with all that it started; it still has to be waited for."""
        if self.poll() is None:
            kill_all(self.pid)

    def _sit(self, timeout: float) -> None:
        held = os.pidfd_open(self.pid)
        try:
            ended, _, _ = select.select([held], [], [], timeout)
        finally:
            os.close(held)
        if not ended:
            raise subprocess.TimeoutExpired(str(self.pid), timeout)


def kill_all(pid: int) -> None:
    """Kill a program that wasn't waited for yet, and its group.

    In this order: one that has no group yet never gets one, and the group of one that is dead and
    not waited for still bears its number.
    """
    for kill in (os.kill, os.killpg):
        with suppress(ProcessLookupError):
            kill(pid, signal.SIGKILL)


Program = Running | subprocess.Popen[bytes]

Order = tuple[dict[str, Any], list[str]]  # the bounds for `confine.become`, and the command


class Keeper:
    """A keeper, and the line to it. Any thread may ask."""

    def __init__(self) -> None:
        self.owner, self._lock, self._born = os.getpid(), Lock(), Event()
        self._line, self._theirs = socket.socketpair()
        # The kernel takes a thread's end for a parent's, so a thread that never ends is the parent.
        Thread(target=self._live, daemon=True, name="keeper of tied programs").start()
        self._born.wait()
        self._theirs.close()

    def start(self, order: dict[str, Any], descriptors: Sequence[int]) -> int:
        """The number of the program that was started. Raises OSError when the keeper is gone."""
        body = json.dumps(order).encode()
        with self._lock:
            socket.send_fds(self._line, [HEAD.pack(len(body))], descriptors)
            self._line.sendall(body)
            answer = self._line.recv(ANSWER.size, socket.MSG_WAITALL)
        if len(answer) < ANSWER.size:
            raise ConnectionError("the keeper of tied programs is gone")
        return int(ANSWER.unpack(answer)[0])

    def close(self) -> None:
        """End it, and whatever it started and is still running."""
        self._line.close()

    def _live(self) -> None:
        command = [*PYTHON, KEEP, str(SOURCE)]
        places = [(os.POSIX_SPAWN_DUP2, self._theirs.fileno(), 0)]
        environment = {"PYTHONDONTWRITEBYTECODE": "1"}
        pid = os.posix_spawn(command[0], command, environment, file_actions=places, setsid=True)
        self._born.set()
        os.waitpid(pid, 0)


_keepers: list[Keeper] = []
_choosing = Lock()


def is_possible() -> bool:
    """Whether a keeper can work on this machine."""
    return sys.platform == "linux" and os.uname().machine in CLONE


def kept_ready(order: Order, folder: Path, kept: Sequence[int], out: int, err: int) -> Program:
    """Start what `order` says in `folder`, from a process kept ready.

    `kept` are descriptors that it finds under the same numbers. `out` and `err` are a
    descriptor, DEVNULL or PIPE.
    """
    bounds, command = order
    with ExitStack() as held:
        nothing = os.open(os.devnull, os.O_RDWR | os.O_CLOEXEC)
        held.callback(os.close, nothing)
        (output, heard), (errors, read) = (_piped(pipe, nothing, held) for pipe in (out, err))
        given = {0: nothing, 1: output, 2: errors} | {one: one for one in kept}
        places = {"bounds": bounds, "command": command, "folder": str(folder), "places": [*given]}
        pid = _asked(places, [*given.values()])
    return Running(pid, heard, read)


def alone(order: Order, folder: Path, kept: Sequence[int], out: int, err: int) -> Program:
    """The same from a fresh Python, where no process can be kept ready."""
    bounds, command = order
    return subprocess.Popen(
        [*PYTHON, TIE, str(SOURCE), json.dumps(bounds), *command],
        cwd=folder,
        env={},
        stdin=subprocess.DEVNULL,
        stdout=out,
        stderr=err,
        pass_fds=kept,
        start_new_session=True,
    )


def _piped(pipe: int, nothing: int, held: ExitStack) -> tuple[int, IO[bytes] | None]:
    if pipe == subprocess.DEVNULL:
        return nothing, None
    if pipe != subprocess.PIPE:
        return pipe, None
    reading, writing = os.pipe()
    held.callback(os.close, writing)
    return writing, os.fdopen(reading, "rb")


def _asked(order: dict[str, Any], descriptors: Sequence[int]) -> int:
    try:
        return _chosen().start(order, descriptors)
    except OSError:
        return _chosen(anew=True).start(order, descriptors)


def _chosen(*, anew: bool = False) -> Keeper:
    """The keeper of this process: one that a fork inherited serves its parent."""
    with _choosing:
        if anew or not _keepers or _keepers[-1].owner != os.getpid():
            _keepers[:] = [Keeper()]
        return _keepers[-1]
