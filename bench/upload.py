"""Uploads through the real server, beside a raw write in the same: `script/bench upload [MB]`

A process with the place's uploads and a bare handler that writes a body to the disk. In turns,
each a few times: speeds and their ratio (promise: at least 0.6), by the clock and by the server's
CPU; then how much the server's memory peaks above its rest while several uploads run at once
(promise: at most 10 MB each).
"""

import base64
import os
import signal
import sys
import tempfile
import threading
from pathlib import Path
from statistics import median
from time import monotonic, sleep

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from tests.place import free_port

from bench.place import member, open_place, session_of

TUS = {"Tus-Resumable": "1.0.0"}
GOAL, MEMORY, ROUNDS, AT_ONCE = 0.6, 10.0, 3, 4


def main(megabytes: int) -> None:
    open_place()
    session, port = session_of(member("Ada")), free_port()
    server = _serve(port)
    try:
        facts = {"base_url": f"http://127.0.0.1:{port}", "timeout": 600}
        with httpx.Client(**facts, cookies={"sessionid": session}) as client:  # type: ignore[arg-type]
            _wait_for(client)
            _speeds(client, server, megabytes)
            _memory(client, server, megabytes)
    finally:
        os.kill(server, signal.SIGTERM)
        os.waitpid(server, 0)


async def raw(request: Request) -> Response:
    """Write a body to the disk, and nothing else."""
    with tempfile.TemporaryFile() as file:
        async for block in request.stream():
            file.write(block)
        file.flush()
        os.fsync(file.fileno())
    return Response()


def _serve(port: int) -> int:
    """Serve the place with the raw handler beside it, in a process; return its number."""
    from django.db import connections

    connections.close_all()
    number = os.fork()
    if number:
        return number
    import uvicorn

    from ensemble.website import asgi

    routes = [Route("/raw", raw, methods=["PATCH"]), Mount("/", asgi.application)]
    wishes = {"log_config": None, "access_log": False, "lifespan": "off", "port": port}
    uvicorn.Server(uvicorn.Config(Starlette(routes=routes), **wishes)).run()  # type: ignore[arg-type]
    os._exit(0)


def _speeds(client: httpx.Client, server: int, megabytes: int) -> None:
    body = os.urandom(1024**2) * megabytes
    walls: dict[str, list[float]] = {"raw": [], "ours": []}
    cpus: dict[str, list[float]] = {"raw": [], "ours": []}
    for _round in range(ROUNDS):
        for name, wall in walls.items():
            path = "/raw" if name == "raw" else _begin(client, len(body))
            cpu, began = _cpu_of(server), monotonic()
            _send(client, path, body)
            wall.append(monotonic() - began)
            cpus[name].append(_cpu_of(server) - cpu)
            if name == "ours":
                client.delete(path, headers=TUS).raise_for_status()
    plain, ours = median(walls["raw"]), median(walls["ours"])
    for name, wall in (("raw write", plain), ("upload", ours)):
        print(f"{name} of {megabytes} MB: {megabytes / wall:.0f} MB/s")
    by_cpu = median(cpus["raw"]) / median(cpus["ours"])
    mark = "kept" if plain / ours >= GOAL else "MISSED"
    print(f"upload beside a raw write: {plain / ours:.2f} by the clock, {by_cpu:.2f} by CPU;"
          f" goal {GOAL} at least: {mark}")  # fmt: skip


def _memory(client: httpx.Client, server: int, megabytes: int) -> None:
    body, rest = os.urandom(1024**2) * megabytes, _memory_of(server)
    peak, done = rest, threading.Event()
    paths = [_begin(client, len(body)) for _ in range(AT_ONCE)]
    senders = [threading.Thread(target=_send, args=(client, path, body)) for path in paths]
    for sender in senders:
        sender.start()
    while any(sender.is_alive() for sender in senders) and not done.wait(0.005):
        peak = max(peak, _memory_of(server))
    each = (peak - rest) / AT_ONCE
    mark = "kept" if each <= MEMORY else "MISSED"
    print(f"memory of each of {AT_ONCE} uploads at once: {each:.1f} MB; goal {MEMORY:.0f}: {mark}")


def _begin(client: httpx.Client, size: int) -> str:
    name = base64.b64encode(b"take.wav").decode()
    headers = {**TUS, "Upload-Length": str(size), "Upload-Metadata": f"filename {name}"}
    answer = client.post("/uploads", headers=headers)
    answer.raise_for_status()
    return answer.headers["Location"]


def _send(client: httpx.Client, path: str, body: bytes) -> None:
    headers = {**TUS, "Content-Type": "application/offset+octet-stream", "Upload-Offset": "0"}
    client.patch(path, headers=headers, content=body).raise_for_status()


def _wait_for(client: httpx.Client) -> None:
    for _number in range(1000):
        try:
            client.options("/uploads")
            return
        except httpx.TransportError:
            sleep(0.02)
    raise AssertionError("The server didn't open its door.")


def _cpu_of(number: int) -> float:
    fields = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _memory_of(number: int) -> float:
    """Return the resident memory of a process in MB."""
    pages = int(Path(f"/proc/{number}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024**2


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 256)
