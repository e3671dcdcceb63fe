"""Gives up what a privileged user may do, so that a worker run as root is as tied as any other."""

import ctypes

READ_BOUND, DROP_BOUND, SECURE_BITS = 23, 24, 28
ROOT_IS_NOBODY = 0b1111  # no rights come with user 0, and that is locked
VERSION_3 = 0x20080522

_libc = ctypes.CDLL(None, use_errno=True)


class _Header(ctypes.Structure):
    _fields_ = [("version", ctypes.c_uint32), ("process", ctypes.c_int)]


class _Sets(ctypes.Structure):
    _fields_ = [("words", ctypes.c_uint32 * 6)]


def give_up() -> None:
    """Drop every capability, now and for whatever this process becomes. Raises OSError."""
    _libc.prctl(SECURE_BITS, ROOT_IS_NOBODY, 0, 0, 0)
    for power in range(64):
        if _libc.prctl(READ_BOUND, power, 0, 0, 0) != 1:
            continue
        _libc.prctl(DROP_BOUND, power, 0, 0, 0)
    if _libc.capset(ctypes.byref(_Header(VERSION_3, 0)), ctypes.byref(_Sets())):
        raise OSError(ctypes.get_errno(), "capabilities stay")
