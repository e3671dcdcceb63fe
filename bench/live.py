"""5,000 open sockets in rooms of 500: how soon the last hears a message, what a socket holds.

    python -m bench.live [sockets] [room] [messages]

The goal: the last of 500 hears it within 25 ms (p99), 30 kB a socket, 10 ms CPU a message.
"""

import asyncio
import json
import os
import resource
import statistics
import sys
import tempfile
import time
from multiprocessing import get_context
from pathlib import Path
from typing import Any

PORT = 18_431


def main() -> None:
    """Serve in one process, listen in others, print what the promise table asks for."""
    sockets, room, messages = ([int(word) for word in sys.argv[1:]] + [5000, 500, 60])[:3]
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    folder = tempfile.mkdtemp()
    os.environ |= {"ENSEMBLE_VAR": folder, "DJANGO_SETTINGS_MODULE": "ensemble.website.settings"}
    ways = get_context("fork")
    ready = ways.Event()
    server = ways.Process(target=_serve, args=(ready,))
    server.start()
    ready.wait(120)
    try:
        asyncio.run(_measure(sockets, room, messages, server.pid or 0))
    finally:
        server.terminate()


def _serve(ready: Any) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    import uvicorn
    from starlette.applications import Starlette

    from ensemble.foundation import live
    from ensemble.foundation.live.plug import SERVED

    live.room(
        "bench", may=lambda member, key: True, heard=lambda visit, words: live.Said(others=[words])
    )
    config = uvicorn.Config(
        Starlette(routes=live.routes), port=PORT, log_config=None, lifespan="off", **SERVED
    )
    server = uvicorn.Server(config)
    config.load()
    ready.set()
    server.run()


async def _measure(sockets: int, room: int, messages: int, pid: int) -> None:
    await _until_open()
    before = _memory(pid)
    lines = []
    for number in range(sockets):
        lines.append(await _open(f"room{number // room}"))
        if number % 50 == 0:
            await asyncio.sleep(0)
    await asyncio.sleep(3)
    held = (_memory(pid) - before) / sockets
    arrived: list[list[float]] = [[] for _message in range(messages)]
    tasks = [asyncio.create_task(_listen(line, arrived)) for line in lines[:room]]
    spoken, lasts, firsts = [], [], []
    cpu = _cpu(pid)
    for number in range(messages):
        spoken.append(time.perf_counter())
        _send(lines[0][1], json.dumps({"n": number}).encode())
        until = time.perf_counter() + 2
        while len(arrived[number]) < room - 1 and time.perf_counter() < until:
            await asyncio.sleep(0.002)
        assert len(arrived[number]) == room - 1, "a message was lost"
        lasts.append(1000 * (max(arrived[number]) - spoken[-1]))
        firsts.append(1000 * (min(arrived[number]) - spoken[-1]))
        await asyncio.sleep(0.03)
    spent = 1000 * (_cpu(pid) - cpu) / messages
    for task in tasks:
        task.cancel()
    last = sorted(lasts)
    p99 = last[min(len(last) - 1, int(0.99 * len(last)))]
    print(f"{sockets} sockets, rooms of {room}, {messages} messages, none lost")
    print(f"first hears after {statistics.median(firsts):.1f} ms (median)")
    print(
        f"last hears after  {statistics.median(lasts):.1f} ms (median), {p99:.1f} ms (p99; goal 25)"
    )
    print(f"{held / 1000:.1f} kB a socket (goal 30), {spent:.1f} ms CPU a message (goal 10)")


async def _until_open() -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            _reader, writer = await asyncio.open_connection("127.0.0.1", PORT)
        except OSError:
            await asyncio.sleep(0.05)
        else:
            writer.close()
            return


async def _open(key: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """Shake hands by hand: a client library would be slower than what is measured."""
    reader, writer = await asyncio.open_connection("127.0.0.1", PORT)
    lines = [
        f"GET /live/rooms/bench/{key} HTTP/1.1",
        f"Host: 127.0.0.1:{PORT}",
        f"Origin: http://127.0.0.1:{PORT}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Version: 13",
    ]
    writer.write(("\r\n".join(lines) + "\r\n\r\n").encode())
    head = await reader.readuntil(b"\r\n\r\n")
    assert b" 101 " in head.split(b"\r\n")[0], head
    return reader, writer


def _send(writer: asyncio.StreamWriter, words: bytes) -> None:
    # A mask of zeros leaves the words as they are.
    writer.write(bytes([0x81, 0x80 | len(words)]) + bytes(4) + words)


async def _listen(
    line: tuple[asyncio.StreamReader, asyncio.StreamWriter], arrived: list[list[float]]
) -> None:
    reader, _writer = line
    while True:
        head = await reader.readexactly(2)
        size = head[1] & 0x7F
        if size == 126:
            size = int.from_bytes(await reader.readexactly(2), "big")
        elif size == 127:
            size = int.from_bytes(await reader.readexactly(8), "big")
        words = await reader.readexactly(size)
        if words.startswith(b'{"n":'):
            arrived[int(words[5:-1])].append(time.perf_counter())


def _memory(pid: int) -> int:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE")


def _cpu(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
