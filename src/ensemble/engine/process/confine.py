"""Ties its own hands, then becomes the program it was told to run.

Runs as a small Python of its own, so that no code of the caller runs between a fork and an exec.
Standard library alone, and nothing of ours that needs more.
"""

import ctypes
import json
import os
import resource
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ensemble.engine.process import landlock, powers, seccomp

PARENT_DEATH_SIGNAL = 1


def main(spec: str, *command: str) -> None:
    """Become `command` under `spec`, which is JSON."""
    become(json.loads(spec), *command)


def become(bounds: dict[str, Any], *command: str) -> None:
    """Become `command` within `bounds` (see `sandbox_ties.ties`). Nothing runs if a tie fails."""
    limit(bounds["limits"])
    _end_with(bounds["parent"])
    if bounds["files"]:
        restrict(bounds["files"], command[0])
    if bounds["calls"]:
        seccomp.no_new_privileges()
        seccomp.install()
    os.execve(command[0], command, bounds["environment"])  # noqa: S606 - no shell on purpose


def limit(limits: dict[str, int]) -> None:
    """Hard ceilings on this process. Keys are the names of `resource`, without `RLIMIT_`."""
    for name, value in limits.items():
        which = getattr(resource, f"RLIMIT_{name}")
        ceiling = resource.getrlimit(which)[1]
        lower = value if ceiling == resource.RLIM_INFINITY else min(value, ceiling)
        resource.setrlimit(which, (lower, lower))


def restrict(files: dict[str, Any], program: str) -> None:
    """Give up every power, and every file that is not named in `files` or needed by `program`."""
    powers.give_up()
    seccomp.no_new_privileges()
    landlock.restrict(
        [
            (landlock.READ, files["read"]),
            (landlock.READ_DIR, files["listed"]),
            (landlock.WRITE, files["write"]),
            (landlock.READ_FILE | landlock.WRITE_FILE, ["/dev/null"]),
            (landlock.READ_FILE | landlock.EXECUTE, _executed(program)),
        ]
    )


def _end_with(parent: int) -> None:
    """A worker that is killed leaves no program behind (Linux; elsewhere the limits end it).

    The kernel tells of a death only after it was asked to: who died before is looked for.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PARENT_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)


def _executed(program: str) -> Sequence[str]:
    loaders = [*Path("/lib64").glob("ld-*"), *Path("/lib").glob("ld-*")]
    return [program, *(str(loader) for loader in loaders)]
