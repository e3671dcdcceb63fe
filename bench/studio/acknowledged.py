"""Words that are acknowledged at the very moment of a `kill -9`: none of them may be lost.

    python -m bench.studio.acknowledged [kills]
    python -m bench.on_postgresql studio.acknowledged [kills]

A page of ours without a browser sends marks as fast as it may, many of them on their way. As soon
as one is acknowledged, the n-th at random, all processes are killed, with nothing in between. A new
server has to hold every mark that was ever acknowledged.
"""

import json
import os
import random
import sys
from contextlib import suppress
from typing import Any

from pycrdt import Doc, Text
from tests.live import Place
from tests.place import free_port, new_folder
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from bench.stopwatch import tell
from bench.studio.kettle import WORLD

KNOWN, UPDATE, NUMBERED = 0, 1, 3
# Marks that are under way when the server dies: as many as a page may send at once.
MARKS = 40
NOTHING = b"\0"


class Pen:
    """What a page holds of the text, and the marks that it was told are kept."""

    def __init__(self, place: Place, world: dict[str, Any]) -> None:
        self.place, self.world = place, world
        self.doc: Doc[Text] = Doc()
        self.text = self.doc.get("words", type=Text)
        self.kept: list[str] = []
        self.written = 0

    def write_until_killed(self, at: int) -> None:
        """Send marks, and kill the place at the `at`-th acknowledgment."""
        sent: dict[int, str] = {}
        with self._open() as socket:
            self._catch_up(socket)
            for number in range(1, MARKS + 1):
                sent[number] = f"[{self.written}]"
                head = bytes([NUMBERED]) + number.to_bytes(4, "big")
                socket.send(head + self._typed(sent[number]))
            self._read(socket, sent, at)

    def _read(self, socket: ClientConnection, sent: dict[int, str], at: int) -> None:
        heard = 0
        with suppress(ConnectionClosed):
            while True:
                words = socket.recv(timeout=30)
                if isinstance(words, bytes) or "kept" not in words:
                    continue
                heard += 1
                if heard == at:
                    self.place.kill()
                self.kept.append(sent[json.loads(words)["kept"]])

    def _typed(self, mark: str) -> bytes:
        before, self.written = self.doc.get_state(), self.written + 1
        self.text.insert(0, mark)
        return self.doc.get_update(before)

    def _catch_up(self, socket: ClientConnection) -> None:
        """Send what the server lacks, as every page does, and wait until it is kept."""
        state = _answered(socket, KNOWN, self.doc.get_state())
        missing = bytes([NUMBERED]) + bytes(4) + self.doc.get_update(state)
        socket.send(missing)
        while socket.recv(timeout=30) != '{"kept":0}':
            pass

    def words_there(self) -> str:
        """Return the text as the place that was just opened holds it."""
        doc: Doc[Text] = Doc()
        text = doc.get("words", type=Text)
        with self._open() as socket:
            doc.apply_update(_answered(socket, UPDATE, NOTHING))
        return str(text)

    def _open(self) -> ClientConnection:
        address = self.place.address
        return connect(
            f"ws{address.removeprefix('http')}/live/rooms/studio-writing/{self.world['key']}",
            additional_headers={"Cookie": f"sessionid={self.world['Ada']}"},
            origin=Origin(address),
            max_size=None,
        )


def _answered(socket: ClientConnection, kind: int, known: bytes) -> bytes:
    """Say what is known; return the part of the answer that is of this kind."""
    socket.send(bytes([KNOWN]) + known)
    while True:
        words = socket.recv(timeout=30)
        if isinstance(words, bytes) and words[0] == kind:
            return words[1:]


def main(kills: int) -> None:
    """Kill so many times, and print what was lost."""
    dice = random.Random(28)
    place = Place(new_folder(), free_port(), os.environ.get("ENSEMBLE_DATABASE", ""))
    place.open()
    try:
        pen = Pen(place, place.run(WORLD))
        lost: set[str] = set()
        for _number in range(kills):
            pen.write_until_killed(dice.randint(1, MARKS - 1))
            place.open()
            words = pen.words_there()
            lost |= {mark for mark in pen.kept if mark not in words}
    finally:
        if place.server:
            place.kill()
    print(f"{pen.written} marks in {kills} rounds, {len(pen.kept)} acknowledged before a kill -9")
    tell("acknowledged words lost", len(lost), 0)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
