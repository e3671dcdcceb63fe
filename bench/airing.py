"""A show airs: strangers in a surge on the page of a project with 40 pieces, through the server.

    python -m bench.airing [SECONDS]

Beside it, in turns: a file of the place through the same server, and nginx with a file of the very
same bytes (left out where nginx isn't installed). CPU of the server per answer, answers a second,
and how often the page was made: at most about once a second, however many ask.
"""

import os
import shutil
import subprocess  # noqa: TID251 - it measures other programs.
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import monotonic, process_time, sleep
from typing import Any

import httpx
from tests.place import free_port

from bench.place import open_place
from bench.project_page import build_project

GOAL, ROUNDS = 0.25, 3


@dataclass
class Told:
    """What rounds of one server said: CPU milliseconds an answer, answers a second."""

    cpu: list[float] = field(default_factory=list)
    speed: list[float] = field(default_factory=list)


def main(seconds: float) -> None:
    open_place()
    path = build_project(40)
    made: list[float] = []
    with served(made) as ours:
        page = httpx.get(ours + path, headers={"Accept-Encoding": "gzip"})
        packed = int(page.headers["content-length"])
        with nginx(packed) as (peer, its_cpu):
            told = {"the page": Told(), "a file of the place": Told(), "nginx": Told()}
            made.clear()
            for _round in range(ROUNDS):
                _ask(told["the page"], ours + path, seconds, process_time)
                _ask(told["a file of the place"], ours + _static(), seconds, process_time)
                if peer:
                    _ask(told["nginx"], peer + "/page", seconds, its_cpu)
    print(f"a page of {len(page.content)} bytes, packed {packed}")
    often = len(made) / ROUNDS / seconds
    print(f"in a surge the page is made: {often:.2f} times a second; goal 1.2 at most")
    _compare(told)


def _static() -> str:
    from ensemble.design.assets import asset

    return asset("site.css")


def _ask(told: Told, url: str, seconds: float, cpu: Callable[[], float]) -> None:
    command = [sys.executable, "-m", "bench.audience", url, str(seconds)]
    before = cpu()
    answers, failures = map(int, subprocess.check_output(command, text=True).split())
    assert failures == 0, f"{failures} of {answers} answers failed"
    told.cpu.append((cpu() - before) / answers * 1000)
    told.speed.append(answers / seconds)


def _compare(told: dict[str, Told]) -> None:
    for name, one in told.items():
        if one.cpu:
            print(f"{name}: {median(one.cpu):.4f} ms CPU, {median(one.speed):.0f} a second")
    page, static, peer = told.values()
    print(f"of our own static file: {median(static.cpu) / median(page.cpu):.2f} by CPU")
    if peer.cpu:
        ratio = median(peer.cpu) / median(page.cpu)
        wall = median(page.speed) / median(peer.speed)
        print(
            f"a page in a surge, of nginx with a file: {ratio:.2f} by CPU, "
            f"{wall:.2f} by the clock; goal {GOAL} at least"
        )


@contextmanager
def served(made: list[float]) -> Iterator[str]:
    """Serve the place as `script/server` does, noting when a page is made."""
    import uvicorn

    from ensemble.website import asgi

    inner: Any = asgi.application.app  # type: ignore[attr-defined]

    async def noting(scope: Any, receive: Any, send: Any) -> None:
        if scope["path"].startswith("/projects/"):
            made.append(monotonic())
        await inner(scope, receive, send)

    asgi.application.app = noting  # type: ignore[attr-defined]
    port = free_port()
    wishes: dict[str, Any] = {"log_config": None, "access_log": False, "lifespan": "off"}
    server = uvicorn.Server(uvicorn.Config(asgi.application, port=port, **wishes))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        sleep(0.05)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(5)


@contextmanager
def nginx(size: int) -> Iterator[tuple[str, Callable[[], float]]]:
    """Serve a file of `size` bytes with nginx; yields its address ("" without one) and its CPU."""
    program = shutil.which("nginx")
    if program is None:
        yield "", lambda: 0.0
        return
    with tempfile.TemporaryDirectory() as name:
        folder, port = Path(name), free_port()
        (folder / "page").write_bytes(os.urandom(size))
        (folder / "conf").write_text(
            f"daemon off; master_process off; user root; pid {folder}/pid;\n"
            f"error_log {folder}/log;\n"
            "events { worker_connections 512; }\n"
            "http { access_log off; sendfile on; tcp_nopush on; open_file_cache max=10;\n"
            "keepalive_requests 10000000;\n"
            f"server {{ listen 127.0.0.1:{port}; root {folder}; }} }}\n"
        )
        process = subprocess.Popen([program, "-c", str(folder / "conf"), "-p", name])
        sleep(0.5)
        try:
            yield f"http://127.0.0.1:{port}", lambda: _cpu_of(process.pid)
        finally:
            process.terminate()
            process.wait(5)


def _cpu_of(number: int) -> float:
    fields = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main(float(sys.argv[1]) if sys.argv[1:] else 3)
