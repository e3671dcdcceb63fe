"""Starts tied programs on request: a small Python that has read all of this once.

A start then costs a fork of little instead of a new Python. What it starts is a child of whoever
asked (`CLONE_PARENT`), who waits for it; when that one dies, it kills all that is left. Runs as
`python -I -S`, its standard input a socket. Standard library alone, and nothing that needs more.
"""

import array
import ctypes
import fcntl
import gc
import json
import os
import platform
import select
import signal
import socket
import struct
from contextlib import suppress
from typing import Any, NoReturn

from ensemble.engine.process.confine import become

CLONE = {"x86_64": 56, "aarch64": 220}
CHILD_OF_ASKER = 0x8000 | signal.SIGCHLD
HEAD = struct.Struct("=I")
ANSWER = struct.Struct("=i")
MOST_DESCRIPTORS = 8
ABOVE_ALL = 10_000

_libc = ctypes.CDLL(None, use_errno=True)


def main() -> None:
    """Start what is asked for until the asker is gone; then kill what is left of it."""
    os.closerange(3, ABOVE_ALL)
    gc.disable()  # what a fork doesn't touch isn't copied
    gc.freeze()
    started: dict[int, int] = {}
    with socket.socket(fileno=0) as line, suppress(OSError, EOFError):  # gone while we speak
        waiting = select.poll()
        waiting.register(line, select.POLLIN)
        while _looked_after(line, started, waiting):
            pass
    for held, pid in started.items():
        _kill(held, pid)


def _looked_after(line: socket.socket, started: dict[int, int], waiting: "select.poll") -> bool:
    """Wait for something to happen, and see to it; False once the asker is gone."""
    events = {which for which, _ in waiting.poll()}
    for ended in events & started.keys():
        waiting.unregister(ended)
        _kill(ended, started.pop(ended))  # whoever it left behind
        os.close(ended)
    return line.fileno() not in events or _answered(line, started, waiting)


def _answered(line: socket.socket, started: dict[int, int], waiting: "select.poll") -> bool:
    """Start one program and tell its number; False once the asker is gone."""
    head, descriptors = _received(line)
    if len(head) < HEAD.size:
        return False
    order = json.loads(_whole(line, HEAD.unpack(head)[0]))
    pid = _cloned()
    if pid == 0:
        _become(order, descriptors)
    for descriptor in descriptors:
        os.close(descriptor)
    held = os.pidfd_open(pid)
    started[held] = pid
    waiting.register(held, select.POLLIN)
    line.sendall(ANSWER.pack(pid))
    return True


def _received(line: socket.socket) -> tuple[bytes, list[int]]:
    numbers = array.array("i")
    room = socket.CMSG_SPACE(MOST_DESCRIPTORS * numbers.itemsize)
    head, told, _, _ = line.recvmsg(HEAD.size, room, socket.MSG_CMSG_CLOEXEC | socket.MSG_WAITALL)
    for _, _, packed in told:
        numbers.frombytes(packed[: len(packed) - len(packed) % numbers.itemsize])
    return head, list(numbers)


def _whole(line: socket.socket, size: int) -> bytes:
    body = bytearray()
    while len(body) < size:
        piece = line.recv(size - len(body))
        if not piece:
            raise EOFError
        body += piece
    return bytes(body)


def _cloned() -> int:
    """Fork, as a child of our parent. This process has one thread, so nothing is held by others."""
    pid = int(_libc.syscall(CLONE[platform.machine()], CHILD_OF_ASKER, 0, 0, 0, 0))
    if pid < 0:
        raise OSError(ctypes.get_errno(), "no process can be made")
    return pid


def _become(order: dict[str, Any], descriptors: list[int]) -> NoReturn:
    """Be the program: its descriptors in their places, a session of its own, tied."""
    try:
        os.setsid()
        os.chdir(order["folder"])
        _place(descriptors, order["places"])
        become(order["bounds"], *order["command"])
    except BaseException as error:
        os.write(2, f"a program could not be tied: {error}\n".encode())
    os._exit(126)


def _place(descriptors: list[int], places: list[int]) -> None:
    above = max([*places, *descriptors]) + 1
    lifted = [fcntl.fcntl(one, fcntl.F_DUPFD_CLOEXEC, above) for one in descriptors]
    for one, place in zip(lifted, places, strict=True):
        os.dup2(one, place)


def _kill(held: int, pid: int) -> None:
    """Kill a program and its group; see `sandbox_keeping.kill_all` for the order."""
    with suppress(OSError):
        signal.pidfd_send_signal(held, signal.SIGKILL)
    with suppress(OSError):
        os.killpg(pid, signal.SIGKILL)
