"""Many browsers that ask for one page over and over: `python -m bench.audience URL SECONDS`.

A process of its own, so that it is not counted as the server's work. Prints how many whole
answers came, and how many of them were anything but 200.
"""

import selectors
import socket
import sys
from time import monotonic
from urllib.parse import urlsplit

BROWSERS = 32


class Browser:
    """One connection that stays open and asks again as soon as it is answered."""

    def __init__(self, host: str, port: int, asking: bytes) -> None:
        self.socket = socket.create_connection((host, port))
        self.socket.setblocking(False)
        self.asking, self.heard, self.missing = asking, b"", 0
        self.answers = self.failures = 0
        self.ask()

    def ask(self) -> None:
        """Ask once."""
        self.socket.send(self.asking)
        self.heard, self.missing = b"", -1

    def listen(self) -> None:
        """Take in what has come; ask again when that is all of it."""
        block = self.socket.recv(262_144)
        if not block:
            raise ConnectionError("The server hung up.")
        if self.missing < 0:
            self.heard += block
            head, end, body = self.heard.partition(b"\r\n\r\n")
            if not end:
                return
            self.failures += not head.startswith(b"HTTP/1.1 200")
            length = head.lower().partition(b"content-length:")[2].split(b"\r\n")[0]
            self.missing = int(length) - len(body)
        else:
            self.missing -= len(block)
        if self.missing == 0:
            self.answers += 1
            self.ask()


def main(url: str, seconds: float) -> None:
    place = urlsplit(url)
    asking = f"GET {place.path} HTTP/1.1\r\nHost: {place.netloc}\r\nAccept-Encoding: gzip\r\n\r\n"
    ready = selectors.DefaultSelector()
    crowd = [
        Browser(place.hostname or "", place.port or 80, asking.encode()) for _ in range(BROWSERS)
    ]
    for browser in crowd:
        ready.register(browser.socket, selectors.EVENT_READ, browser)
    until = monotonic() + seconds
    while monotonic() < until:
        for key, _events in ready.select(0.5):
            key.data.listen()
    print(sum(one.answers for one in crowd), sum(one.failures for one in crowd))


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]))
