"""Takes in Firefox with a real loopback: python -m bench.studio.firefox [takes] [--alone]

Playwright drives none but its own, so this speaks to the system's by WebDriver BiDi. Each take must
be right within 2 ms or flagged, and the last one is packed as FLAC and heard by test.
"""

import base64
import json
import os
import signal
import subprocess  # noqa: TID251 - a browser of the system.
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import sleep
from typing import Any

import numpy as np
from tests.place import free_port
from websockets.sync.client import ClientConnection, connect

from bench.stopwatch import tell
from bench.studio import guide, loopback, stage

WISHES = {
    "media.navigator.permission.disabled": True,
    "media.autoplay.default": 0,
    "media.autoplay.blocking_policy": 0,
    "remote.active-protocols": 1,
}
BEATS = 8
READY = """async () => { while (!("capture" in window))
    await new Promise((resolve) => setTimeout(resolve, 50)); }"""
OPEN = """async () => { window.booth = await capture.openBooth(
    {guideUrl: "guide.wav", lengthSamples: %d, bpm: 120, countIn: true}); }"""
TAKE = "async () => (window.take = await (await booth.record({from: 0})).finished)"
RAW = "async () => await bytes(new Blob([await capture.takes.sound(take.id)]))"
PACK = "async () => (await capture.encode(take.id)).size"


class Fox:
    """One page of one Firefox."""

    def __init__(self, socket: ClientConnection, address: str) -> None:
        self.socket, self.asked = socket, 0
        self.version = self.ask("session.new", capabilities={})["capabilities"]["browserVersion"]
        self.page = self.ask("browsingContext.getTree")["contexts"][0]["context"]
        self.go(address)

    def go(self, address: str) -> None:
        """Go to an address, and wait until all of it is there."""
        self.ask("browsingContext.navigate", context=self.page, url=address, wait="complete")

    def evaluate(self, code: str) -> Any:
        """Call a function without arguments in the page; its answer goes by way of JSON."""
        call = f"(async () => JSON.stringify(await ({code})()) ?? 'null')()"
        target = {"context": self.page}
        said = self.ask("script.evaluate", expression=call, target=target, awaitPromise=True)
        if said["type"] != "success":
            raise RuntimeError(said["exceptionDetails"]["text"])
        return json.loads(said["result"]["value"])

    def ask(self, method: str, **params: Any) -> Any:
        """Ask the browser for something, in the words of its protocol."""
        self.asked += 1
        self.socket.send(json.dumps({"id": self.asked, "method": method, "params": params}))
        while True:
            said = json.loads(self.socket.recv(timeout=120))
            if said.get("id") == self.asked:
                return said["result"] if said["type"] == "success" else self._refuse(said)

    def _refuse(self, said: dict[str, Any]) -> None:
        raise RuntimeError(said["message"])


def main(takes: int) -> None:
    with TemporaryDirectory() as place, loopback.room() as room:
        site = Path(place) / "site"
        site.mkdir()
        guide.save(site / "guide.wav", guide.clicks(BEATS))
        with stage.served(site) as address, opened(Path(place), room, address) as fox:
            print(f"Firefox {fox.version}")
            fox.evaluate(READY)
            fox.evaluate(OPEN % (BEATS * guide.BEAT))
            unseen = [_take(fox) for _number in range(takes)].count(False)
            tell("takes off by more than 2 ms and not flagged", unseen, 0)
            print(f"packed as FLAC: {fox.evaluate(PACK)} bytes")
            print(f"heard by test: {fox.evaluate('() => booth.calibrateByTest()')}")


def _take(fox: Fox) -> bool:
    """Record one, and say whether it is right or says that it may not be."""
    found = fox.evaluate(TAKE)["alignment"]
    raw = np.frombuffer(base64.b64decode(fox.evaluate(RAW)), "<f4")
    off = np.abs(guide.errors(raw, found["offsetSamples"], BEATS))
    flag = " flagged" if found["flagged"] else ""
    print(
        f"  {found['method']} {found['latencyMs']:.3f} ms late, moved {found['movedMs']:.3f}{flag}"
    )
    print(f"    clicks off {np.median(off):.4f}, {off.max():.4f} at most")
    return bool(found["flagged"] or off.max() <= 2)


@contextmanager
def opened(folder: Path, room: loopback.Room, address: str) -> Iterator[Fox]:
    """Open the system's Firefox with a home of its own, and one page in it."""
    home, port = folder / "home", free_port()
    home.mkdir()
    lines = [f'user_pref("{name}", {json.dumps(value)});' for name, value in WISHES.items()]
    (home / "user.js").write_text("\n".join(lines))
    own = ["--headless", "--no-remote", "--profile", str(home), f"--remote-debugging-port={port}"]
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(
            ["firefox-esr", *own],
            env=room.environment,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        with _connected(port) as socket:
            yield Fox(socket, address)
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _connected(port: int) -> ClientConnection:
    for _again in range(200):
        try:
            return connect(f"ws://127.0.0.1:{port}/session", max_size=None)
        except OSError:
            sleep(0.2)
    raise TimeoutError("Firefox did not answer.")


if __name__ == "__main__":
    numbers = [int(each) for each in sys.argv[1:] if each.isdigit()]
    if "--alone" in sys.argv:
        os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(1))
    main(numbers[0] if numbers else 10)
