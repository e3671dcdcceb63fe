"""5,000 open sockets in rooms of 500: how soon the last hears a message, what a socket holds.

    python -m bench.live [sockets] [room] [messages] [--alone]

Ours and two peers, their messages in turns, so that a busy machine is busy for all; the peers hold
two rooms only. "There": the message lies in the last listener's socket, by the kernel's clock.
"Read": a listener of ours, which shares the processors with the server, has read it. The goal: the
last of 500 hears it within 25 ms (p99), 30 kB a socket, 10 ms CPU a message. Then sixty people of a
room move their carets, eight times a second each. `--alone` goes before all others of the machine.
"""

import os
import resource
import statistics
import sys
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from tests.place import free_port

from bench.hub import servers
from bench.hub.crowd import Crowd

NAMES = {
    "ours": servers.ours,
    "websockets' broadcast": servers.websockets,
    "a plain Starlette hub": servers.starlette,
}
BREATH = 0.03
# People whose carets are told (MOST_NAMED), how often each says so (STATE_PAUSE in live.ts), how
# long: seconds.
CARETS, CARETS_AGAIN, MOVING = 60, 0.12, 3.0


@dataclass
class Hub:
    """One server and those who listen to it. Milliseconds; bytes a socket."""

    name: str
    server: Any
    crowd: Crowd
    held: float
    there: list[float] = field(default_factory=list)
    read: list[float] = field(default_factory=list)
    cpu: float = 0.0

    def speak(self, number: int) -> None:
        """Say one thing, and note what it took."""
        before = _cpu(self.server.pid)
        heard = self.crowd.say(number)
        self.there.append(1000 * (max(heard.came) - heard.sent))
        self.read.append(1000 * (max(heard.read) - heard.sent))
        self.crowd.rest(BREATH)
        self.cpu += 1000 * (_cpu(self.server.pid) - before)

    def tell(self, first: "Hub") -> None:
        """Print a line, with what the first took beside this."""
        there, read = statistics.median(self.there), statistics.median(self.read)
        later, work = statistics.median(first.there) / there, first.cpu / self.cpu
        ratio = (
            "" if self is first else f"; ours takes {later:.2f} of the time, {work:.2f} of the CPU"
        )
        print(
            f"{self.name}: there after {there:.1f} ms (median), {_p99(self.there):.1f} ms (p99); "
            f"read after {read:.1f}, {_p99(self.read):.1f}; {self.cpu / len(self.there):.1f} ms "
            f"CPU a message; {self.held / 1000:.1f} kB a socket{ratio}"
        )


def main() -> None:
    """Serve in processes of their own, listen here, print what the promise table asks for."""
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    sockets, room, messages = [*numbers, *(5000, 500, 60)[len(numbers) :]]
    if "--alone" in sys.argv:
        os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(1))
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    hubs: list[Hub] = []
    try:
        for name, serve in NAMES.items():
            hubs.append(_open(name, serve, sockets if not hubs else 2 * room, room))
        for number in range(messages):
            for place in range(len(hubs)):
                hubs[(number + place) % len(hubs)].speak(number)
        carets = _move_carets(hubs[0])
    finally:
        for hub in hubs:
            hub.server.terminate()
    print(f"{sockets} sockets each, rooms of {room}, {messages} messages, none lost;")
    print("goal: p99 25 ms, 30 kB a socket, 10 ms CPU a message")
    for hub in hubs:
        hub.tell(hubs[0])
    print(f"sixty moving carets in a room of {room}: {carets:.0f} % of a processor")


def _open(name: str, serve: Any, sockets: int, room: int) -> Hub:
    ways, port = get_context("spawn"), free_port()
    ready = ways.Event()
    server = ways.Process(target=serve, args=(port, ready), daemon=True)
    server.start()
    assert ready.wait(120), f"{name} did not open."
    before = _memory(server.pid or 0)
    crowd = Crowd(port)
    crowd.enter(sockets, room)
    crowd.rest(1.0)
    return Hub(name, server, crowd, (_memory(server.pid or 0) - before) / sockets)


def _move_carets(hub: Hub) -> float:
    """Return the percentage of a processor that it takes the server."""
    before = _cpu(hub.server.pid)
    for number in range(int(MOVING / CARETS_AGAIN)):
        for page in range(CARETS):
            hub.crowd.tell(page, {"live": "state", "state": {"caret": {"item": [page, number]}}})
            hub.crowd.rest(CARETS_AGAIN / CARETS)
    return 100 * (_cpu(hub.server.pid) - before) / MOVING


def _p99(found: list[float]) -> float:
    return sorted(found)[min(len(found) - 1, int(0.99 * len(found)))]


def _memory(pid: int) -> int:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE")


def _cpu(pid: int) -> float:
    """Seconds, by the scheduler: its ticks are too coarse for one message."""
    tasks = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(task.read_text().split()[0]) for task in tasks) / 1e9


if __name__ == "__main__":
    main()
