"""Starts a program that may touch one folder and nothing else."""

import json
import subprocess  # noqa: TID251 - this file starts processes
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

CONFINE = Path(__file__).with_name("confine.py")


@dataclass(frozen=True)
class Limits:
    """What one program may use at most."""

    cpu_seconds: int = 3_600
    wall_seconds: int = 7_200
    memory_bytes: int = 4 << 30
    file_bytes: int = 8 << 30
    open_files: int = 256


NORMAL = Limits()


def start(
    command: Sequence[str],
    *,
    folder: Path,
    inputs: Sequence[Path] = (),
    limits: Limits = NORMAL,
    output: int | None = subprocess.DEVNULL,
    errors: int | None = subprocess.DEVNULL,
    channel: int | None = None,
) -> subprocess.Popen[bytes]:
    """Start `command` with its hands tied. It writes in `folder` and reads `inputs`.

    `output` and `errors` are where stdout and stderr go, `channel` a further descriptor it keeps.
    """
    spec = json.dumps({"limits": _ceilings(limits)})
    return subprocess.Popen(
        [sys.executable, "-I", "-S", str(CONFINE), spec, *command],
        cwd=folder,
        env=_environment(folder),
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=errors,
        pass_fds=() if channel is None else (channel,),
        start_new_session=True,
    )


def _ceilings(limits: Limits) -> dict[str, int]:
    return {
        "CORE": 0,
        "CPU": limits.cpu_seconds,
        "AS": limits.memory_bytes,
        "FSIZE": limits.file_bytes,
        "NOFILE": limits.open_files,
    }


def _environment(folder: Path) -> dict[str, str]:
    return {
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "LANG": "C.UTF-8",
        "PYTHONDONTWRITEBYTECODE": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }
