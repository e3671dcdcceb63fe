"""Tries to get out, in every way that matters, and prints which ways were open.

Runs tied, as `python -I -S sandbox_escape.py SECRET FILE-TO-WRITE NEIGHBOR`, the last the number of
a process. Standard library alone.
"""

import ctypes
import json
import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path

TRACE, DETACH = 16, 17


def main(secret: str, outside: str, neighbor: str) -> None:
    """Print a JSON list of the names of the attempts that worked."""
    attempts: dict[str, Callable[[], object]] = {
        "read": lambda: Path(secret).read_bytes(),
        "write": lambda: Path(outside).write_bytes(b"out"),
        "list": lambda: os.listdir(Path(secret).parent),
        "network": dial,
        "process": _multiply,
        "signal": lambda: os.kill(int(neighbor), 0),
        "spy": lambda: Path(f"/proc/{neighbor}/environ").read_bytes(),
        "trace": lambda: _trace(int(neighbor)),
        "inherit": lambda: {**os.environ}["ENSEMBLE_SECRET"],
        "raise": _raise_limits,
        "memory": lambda: bytearray(1 << 40),
    }
    print(json.dumps([name for name, attempt in attempts.items() if _worked(attempt)]))  # noqa: T201


def dial() -> None:
    """Find a way to another machine. Sends nothing. Raises OSError where there is none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        line.connect(("192.0.2.1", 9))  # an address kept for documentation


def _worked(attempt: Callable[[], object]) -> bool:
    try:
        attempt()
    except (OSError, ValueError, KeyError, MemoryError):
        return False
    return True


def _multiply() -> None:
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)


def _trace(neighbor: int) -> None:
    """Take hold of another process, and let it go. Without ties a machine may refuse it as well."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.ptrace(TRACE, neighbor, 0, 0) < 0:
        raise OSError(ctypes.get_errno(), "no hold of it")
    os.waitpid(neighbor, 0)
    libc.ptrace(DETACH, neighbor, 0, 0)


def _raise_limits() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (1, 1))


if __name__ == "__main__":
    main(*sys.argv[1:])
