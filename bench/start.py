"""From a fresh clone to the first page, and from the second start: `python -m bench.start`

Clones what is committed here into a new folder and runs `script/server --bare` in it, as somebody
would who has just found Ensemble; package caches are as they are on this machine. Then again.
Wall seconds beside the goals, and CPU seconds, which repeat on a busy machine.
"""

import os
import resource
import signal
import subprocess  # noqa: TID251 - it starts what people start.
import tempfile
from pathlib import Path
from time import monotonic, sleep

import httpx
from tests.live import ROOT
from tests.place import free_port

GOALS = {"fresh clone to the first page": 20.0, "second start to the first page": 4.0}


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="ensemble-start-") as name:
        place = Path(name) / "ensemble"
        began = monotonic()
        subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", ROOT, place], check=True)
        cloned = monotonic() - began
        for promise, goal in GOALS.items():
            wall, cpu = _start(place)
            wall += cloned if "clone" in promise else 0
            mark = "kept" if wall <= goal else "MISSED"
            print(f"{promise}: {wall:.1f} s ({cpu:.1f} s of CPU); goal {goal:.0f} s: {mark}")
        print(f"load of the machine meanwhile: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


def _start(place: Path) -> tuple[float, float]:
    """Return the wall and CPU seconds until the front page answers; then stop the place."""
    port, before, began = free_port(), _cpu(), monotonic()
    free = {"VIRTUAL_ENV", "ENSEMBLE_VAR", "ENSEMBLE_DATABASE", "DJANGO_SETTINGS_MODULE"}
    environment = {name: word for name, word in os.environ.items() if name not in free}
    command = ["sh", "script/server", "--bare", f"--port={port}"]
    with (place.parent / "log").open("wb") as log:
        server = subprocess.Popen(
            command, cwd=place, env=environment, stdout=log, stderr=log, start_new_session=True
        )
    try:
        _wait_for(f"http://127.0.0.1:{port}/", server, place.parent / "log")
        took = monotonic() - began
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(20)
    return took, _cpu() - before


def _wait_for(address: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    while True:
        try:
            answer = httpx.get(address, timeout=60)
            assert answer.status_code == 200, answer.text
            return
        except httpx.TransportError:
            assert server.poll() is None, log.read_text()
            sleep(0.02)


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
