"""Which process of which machine this is, so that the dead can be told from the living."""

import os
import socket
from pathlib import Path


def place() -> str:
    """Return a name for this machine since it was switched on (and for this container)."""
    return "/".join((socket.gethostname(), _boot(), _namespace()))


def me() -> str:
    """Return a name that no other process has ever had."""
    return f"{place()}/{os.getpid()}/{born(os.getpid())}"


def lives(name: str) -> bool:
    """Whether the process of this machine that called itself `name` still runs."""
    number, since = name.rsplit("/", 2)[1:]
    return born(int(number)) == since


def born(number: int) -> str:
    """Return when a process was started, or "" when there is none (or it is a zombie)."""
    if not Path("/proc/self/stat").exists():
        return _answers(number)
    try:
        fields = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return ""
    return "" if fields[0] in "ZX" else fields[19]


def _boot() -> str:
    path = Path("/proc/sys/kernel/random/boot_id")
    return path.read_text().strip()[:8] if path.exists() else "boot"


def _namespace() -> str:
    try:
        return os.readlink("/proc/self/ns/pid").strip("pid:[]")
    except OSError:
        return "one"


def _answers(number: int) -> str:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return ""
    except PermissionError:
        pass
    return "alive"
