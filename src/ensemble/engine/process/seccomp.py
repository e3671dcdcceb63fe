"""A filter in the kernel: system calls that no decoder needs answer "not permitted".

Pure Python over prctl, standard library alone. Threads may be made; processes, sockets, signals
to others, mounts, namespaces and changes to files by name alone may not. See seccomp(2).
"""

import ctypes
import errno
import platform
import struct
from collections.abc import Iterator
from functools import cache

from ensemble.engine.process.syscalls import CLONE, CLONE3, DENIED, PRLIMIT

ARCHITECTURES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}
X32 = 0x40000000
THREAD = 0x00010000
LOAD, EQUAL, AT_LEAST, ANY_BIT, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
ALLOW, KILL, REFUSE = 0x7FFF0000, 0x80000000, 0x00050000
NUMBER, ARCHITECTURE, FIRST, THIRD = 0, 4, 16, 32  # offsets in struct seccomp_data
NO_NEW_PRIVILEGES, SECCOMP, FILTER = 38, 22, 2

_libc = ctypes.CDLL(None, use_errno=True)


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_char_p)]


def is_known() -> bool:
    """Whether we know this machine's system calls by number."""
    return platform.system() == "Linux" and platform.machine() in ARCHITECTURES


def no_new_privileges() -> None:
    """Nothing that this process becomes may gain rights. Raises OSError where it can't."""
    _prctl(NO_NEW_PRIVILEGES, 1)


def install() -> None:
    """Filter this process for good. Needs `no_new_privileges` first. Raises OSError."""
    compiled = program(platform.machine())
    _prctl(SECCOMP, FILTER, ctypes.byref(_Program(len(compiled) // 8, compiled)))


@cache
def program(machine: str) -> bytes:
    """The filter as the kernel takes it: eight bytes an instruction."""
    column, architecture = ARCHITECTURES[machine]
    return b"".join(_program(column, architecture))


def _program(column: int, architecture: int) -> Iterator[bytes]:
    yield from (_step(LOAD, ARCHITECTURE), _step(EQUAL, architecture, 1, 0), _step(RETURN, KILL))
    yield from (_step(LOAD, NUMBER), _step(AT_LEAST, X32, 0, 1), _refuse(errno.EPERM))
    for numbers in DENIED:
        yield from _when(numbers[column], [_refuse(errno.EPERM)])
    yield from _when(CLONE3[column], [_refuse(errno.ENOSYS)])  # libc then asks with clone
    yield from _when(CLONE[column], _only_threads())
    yield from _when(PRLIMIT[column], _only_reading())
    yield _step(RETURN, ALLOW)


def _only_threads() -> list[bytes]:
    return [
        _step(LOAD, FIRST),
        _step(ANY_BIT, THREAD, 1, 0),
        _refuse(errno.EPERM),
        _step(RETURN, ALLOW),
    ]


def _only_reading() -> list[bytes]:
    """`prlimit64` with a new limit: its third argument is a pointer, empty when it only asks."""
    return [
        _step(LOAD, THIRD),
        _step(EQUAL, 0, 0, 2),
        _step(LOAD, THIRD + 4),
        _step(EQUAL, 0, 1, 0),
        _refuse(errno.EPERM),
        _step(RETURN, ALLOW),
    ]


def _when(number: int | None, steps: list[bytes]) -> list[bytes]:
    return [] if number is None else [_step(EQUAL, number, 0, len(steps)), *steps]


def _refuse(reason: int) -> bytes:
    return _step(RETURN, REFUSE | reason)


def _step(code: int, operand: int, when: int = 0, otherwise: int = 0) -> bytes:
    return struct.pack("=HBBI", code, when, otherwise, operand)


def _prctl(option: int, *arguments: object) -> None:
    words = [ctypes.c_ulong(word) if isinstance(word, int) else word for word in arguments]
    padded = [*words, *[ctypes.c_ulong(0)] * (4 - len(words))]
    if _libc.prctl(option, *padded):
        raise OSError(ctypes.get_errno(), f"prctl {option} refused")
