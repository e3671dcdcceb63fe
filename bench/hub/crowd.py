"""Many open sockets that listen, in one process, without a client library.

Each socket asks the kernel to note when bytes came in (SO_TIMESTAMPNS). So what is measured is the
server and not how fast one Python process reads 500 sockets.
"""

import json
import select
import socket
import struct
import time
from dataclasses import dataclass, field

STAMPS = 35  # SO_TIMESTAMPNS, which Python doesn't name.
PATIENCE = 10.0
TEXT, PING, PONG = 1, 9, 10
ROOM_FOR_STAMP = socket.CMSG_SPACE(16)


@dataclass
class Heard:
    """When a message was sent, when it lay at each listener (by the kernel), when it was read."""

    sent: float
    came: list[float] = field(default_factory=list)
    read: list[float] = field(default_factory=list)


class Crowd:
    """Sockets in rooms of one server; those of `room0` count what they hear."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.ears = select.epoll()
        self.lines: dict[int, socket.socket] = {}
        self.rests: dict[int, bytes] = {}
        self.told: dict[int, Heard] = {}
        self.first: list[socket.socket] = []

    def enter(self, sockets: int, room: int) -> None:
        """Open so many sockets, each room with its number of them."""
        for number in range(sockets):
            line = self._open(f"room{number // room}")
            if number < room:
                self.first.append(line)
            if number % 100 == 0:
                self.rest(0.01)

    def say(self, number: int) -> Heard:
        """Say something in `room0`; return when it came to all the others."""
        heard = self.told[number] = Heard(time.time())
        self.tell(number, {"n": number})
        self.listen(lambda: len(heard.came) == len(self.first) - 1)
        return heard

    def tell(self, number: int, words: dict[str, object]) -> None:
        """Let one of `room0` say something."""
        content = json.dumps(words).encode()
        self.first[number % len(self.first)].sendall(masked(TEXT, content))

    def listen(self, enough, patience: float = PATIENCE) -> None:  # type: ignore[no-untyped-def]
        """Read whatever comes until it is enough. Raises AssertionError when that takes long."""
        until = time.monotonic() + patience
        while not enough():
            assert time.monotonic() < until, "A message was lost."
            self._hear(0.05)

    def rest(self, seconds: float) -> None:
        """Read whatever comes for a while."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            self._hear(left)

    def _hear(self, patience: float) -> None:
        for number, _event in self.ears.poll(patience, 1024):
            content, notes, *_rest = self.lines[number].recvmsg(65536, ROOM_FOR_STAMP)
            assert content, "A socket was closed."
            stamp = struct.unpack("qq", notes[0][2][:16]) if notes else (time.time(), 0)
            self._take(number, content, stamp[0] + stamp[1] / 1e9)

    def _take(self, number: int, content: bytes, came: float) -> None:
        content = self.rests.pop(number, b"") + content
        while (frame := _first(content)) is not None:
            kind, words, content = frame
            if kind == PING:
                self.lines[number].sendall(masked(PONG, words))
            elif b'"n":' in words:
                heard = self.told[json.loads(words)["n"]]
                heard.came.append(came)
                heard.read.append(time.time())
        if content:
            self.rests[number] = content

    def _open(self, key: str) -> socket.socket:
        line = socket.create_connection(("127.0.0.1", self.port))
        line.setsockopt(socket.SOL_SOCKET, STAMPS, 1)
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        line.sendall(_knock(self.port, key))
        head = b""
        while b"\r\n\r\n" not in head:
            head += line.recv(4096)
        assert b" 101 " in head.split(b"\r\n")[0], head
        self.lines[line.fileno()] = line
        if rest := head.partition(b"\r\n\r\n")[2]:
            self._take(line.fileno(), rest, time.time())
        self.ears.register(line, select.EPOLLIN)
        return line


def masked(kind: int, words: bytes) -> bytes:
    """Return a frame as a browser sends it. A mask of zeros leaves the words as they are."""
    size = len(words)
    head = bytes([size | 0x80]) if size < 126 else bytes([126 | 0x80]) + size.to_bytes(2, "big")
    return bytes([0x80 | kind]) + head + bytes(4) + words


def _first(content: bytes) -> tuple[int, bytes, bytes] | None:
    """Return kind and words of the first whole frame, and what follows it."""
    if len(content) < 2:
        return None
    size, start = content[1] & 0x7F, 2
    if size >= 126:
        start = 4 if size == 126 else 10
        size = int.from_bytes(content[2:start], "big")
    if len(content) < start + size:
        return None
    return content[0] & 0x0F, content[start : start + size], content[start + size :]


def _knock(port: int, key: str) -> bytes:
    lines = [
        f"GET /live/rooms/bench/{key} HTTP/1.1",
        f"Host: 127.0.0.1:{port}",
        f"Origin: http://127.0.0.1:{port}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Version: 13",
    ]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()
