"""The command that runs another command with its hands tied, for each level of the ladder."""

import os
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from shutil import which
from typing import Any

import ensemble
from ensemble.engine.process import seccomp
from ensemble.engine.process.sandbox_levels import Level, Limits

SOURCE = Path(ensemble.__file__).parents[1]
SYSTEM = ("/usr", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/fonts")
DEVICES = ("/dev/zero", "/dev/urandom")
PROCESSES = 512  # where no filter refuses new ones; counts all of the user's


def ties(
    level: Level,
    command: Sequence[str],
    *,
    folder: Path,
    inputs: Sequence[Path],
    limits: Limits,
    filter_at: int | None = None,
) -> tuple[dict[str, Any], list[str]]:
    """What `confine.become` takes: the bounds (plain values), and the command to become.

    `filter_at` is a descriptor with the filter, for bubblewrap.
    """
    ceilings = limits.ceilings()
    if not seccomp.is_known() or level is Level.LIMITS:
        ceilings["NPROC"] = PROCESSES
    bounds = {
        "limits": ceilings,
        "files": _files(folder, inputs, command[0]) if level is Level.LANDLOCK else None,
        "calls": level not in (Level.BUBBLEWRAP, Level.LIMITS) and seccomp.is_known(),
        "environment": environment(folder),
        "parent": os.getpid(),
    }
    if level is Level.BUBBLEWRAP:
        return bounds, [*_wrapped(folder, inputs, command[0], filter_at), *command]
    return bounds, [*command]


@cache
def bubblewrap() -> str | None:
    """Where bubblewrap is installed, if it is."""
    return which("bwrap")


def environment(folder: Path) -> dict[str, str]:
    """All that a tied program sees of the environment."""
    return {
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "LANG": "C.UTF-8",
        "PYTHONDONTWRITEBYTECODE": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }


def _files(folder: Path, inputs: Sequence[Path], program: str) -> dict[str, list[str]]:
    return {
        "read": [*SYSTEM, *DEVICES, *_runtime(program), *(str(path.absolute()) for path in inputs)],
        "listed": [str(SOURCE)],
        "write": [str(folder.absolute())],
    }


def _runtime(program: str) -> list[str]:
    """What a program of ours is made of: itself, or Python with its libraries and the engine."""
    if program != sys.executable:
        return [program]
    return [sys.base_prefix, sys.prefix, str(SOURCE / "ensemble")]


def _wrapped(
    folder: Path, inputs: Sequence[Path], program: str, filter_at: int | None
) -> Iterator[str]:
    yield bubblewrap() or "/usr/bin/bwrap"
    yield from ("--unshare-all", "--unshare-user", "--disable-userns", "--cap-drop", "ALL")
    yield from ("--die-with-parent", "--clearenv")
    yield "--as-pid-1"  # with a process between them, the time that was taken is not counted
    for name, value in environment(folder).items():
        yield from ("--setenv", name, value)
    yield from ("--proc", "/proc", "--dev", "/dev", "--remount-ro", "/dev")
    for path in SYSTEM:
        yield from _shown(path)
    for path in (*_runtime(program), *(str(path.absolute()) for path in inputs)):
        yield from ("--ro-bind", path, path)
    yield from ("--bind", str(folder.absolute()), str(folder.absolute()))
    yield from ("--remount-ro", "/")  # or what is written there would fill the memory
    yield from ("--chdir", str(folder.absolute()))
    if filter_at is not None:
        yield from ("--seccomp", str(filter_at))
    yield "--"


def _shown(path: str) -> Iterator[str]:
    if Path(path).is_symlink():
        yield from ("--symlink", str(Path(path).readlink()), path)
    else:
        yield from ("--ro-bind-try", path, path)
