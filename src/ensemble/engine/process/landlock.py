"""Landlock: the Linux kernel's way for a program to give up files, for good.

Pure Python over three system calls (444 to 446 on every machine). Runs before anything else of ours
is imported, so it needs the standard library alone. See landlock(7).
"""

import ctypes
import os
import platform
import sys
from collections.abc import Iterable
from pathlib import Path

EXECUTE, WRITE_FILE, READ_FILE, READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
REMOVE_DIR, REMOVE_FILE, MAKE_DIR, MAKE_REGULAR = 1 << 4, 1 << 5, 1 << 7, 1 << 8
REFER, TRUNCATE = 1 << 13, 1 << 14

READ = READ_FILE | READ_DIR
WRITE = READ | WRITE_FILE | REMOVE_DIR | REMOVE_FILE | MAKE_DIR | MAKE_REGULAR | REFER | TRUNCATE
ON_FILES = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE
HANDLED = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 4: (1 << 15) - 1}
HANDLED_SINCE_5 = (1 << 16) - 1
NO_NETWORK = 0b11  # bind and connect over TCP
NO_NEIGHBORS = 0b11  # abstract sockets and signals of others

MACHINES = ("x86_64", "aarch64")  # where these calls have these numbers

Rule = tuple[int, Iterable[str]]
_libc = ctypes.CDLL(None, use_errno=True)


class _Ruleset(ctypes.Structure):
    _fields_ = [(name, ctypes.c_uint64) for name in ("files", "network", "scoped")]


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = [("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32)]


def generation() -> int:
    """Which generation of Landlock this kernel speaks; 0 when it has none."""
    if sys.platform != "linux" or platform.machine() not in MACHINES:
        return 0
    return max(0, int(_libc.syscall(444, None, ctypes.c_size_t(0), 1)))


def restrict(rules: Iterable[Rule]) -> None:
    """Give up every file but those beneath the paths in `rules`. Raises OSError where it can't.

    Needs `no_new_privileges` first. Paths that don't exist are left out.
    """
    speaks = generation()
    handled = HANDLED.get(speaks, HANDLED_SINCE_5)
    ruleset = _Ruleset(
        handled, NO_NETWORK if speaks >= 4 else 0, NO_NEIGHBORS if speaks >= 6 else 0
    )
    size = 24 if speaks >= 6 else 16 if speaks >= 4 else 8
    opened = _call(444, ctypes.byref(ruleset), ctypes.c_size_t(size), 0)
    try:
        for rights, paths in rules:
            for path in paths:
                _allow(opened, path, rights & handled)
        _call(446, opened, 0)
    finally:
        os.close(opened)


def _allow(ruleset: int, path: str, rights: int) -> None:
    if not Path(path).exists():
        return
    parent = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        allowed = rights if Path(path).is_dir() else rights & ON_FILES
        _call(445, ruleset, 1, ctypes.byref(_Beneath(allowed, parent)), 0)
    finally:
        os.close(parent)


def _call(number: int, *arguments: object) -> int:
    answer = int(_libc.syscall(number, *arguments))
    if answer < 0:
        raise OSError(ctypes.get_errno(), f"Landlock call {number} refused")
    return answer
