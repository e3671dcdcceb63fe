"""How uvicorn holds our sockets: nothing unfolds, and one that doesn't read can be cut off.

What is said to hundreds is packed once and written to each at once: through ASGI a message to a
room of 500 took three times the work.
"""

from typing import Any

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import Frame, Opcode
from websockets.http11 import Request

OURS = "ensemble"
# Bytes that a page may send in one message.
LARGEST = 256 * 1024


def packed(words: str | bytes) -> bytes:
    """Return words as one frame, as it is sent to whoever hears it."""
    if isinstance(words, bytes):
        return Frame(Opcode.BINARY, words).serialize(mask=False)
    return Frame(Opcode.TEXT, words.encode()).serialize(mask=False)


class Plug(WebSocketsSansIOProtocol):
    """Uvicorn's own. Its way of closing waits until all was read, which may be never."""

    def open_with_scissors(self, event: Request) -> None:
        """Open it, and leave a way to cut it off in the scope."""
        super().handle_connect(event)
        if scope := getattr(self, "scope", None):
            scope["extensions"][OURS] = {"cut": self.transport.abort, "write": self.write_now}

    def write_now(self, packed: bytes) -> bool:
        """Write a whole frame if that can be done without waiting; say whether it was."""
        is_ready = self.handshake_complete and self.writable.is_set()
        if not is_ready or self.close_sent or self.disconnected:
            return False
        self.transport.write(packed)
        return True

    def answer_ping(self) -> None:
        """Answer, unless earlier answers aren't read."""
        if self.writable.is_set():
            super().handle_ping()
        else:
            self.transport.abort()

    # What uvicorn calls them.
    handle_connect, handle_ping = open_with_scissors, answer_ping


# What uvicorn is told: no deflate, so that nothing small unfolds to something huge.
SERVED: dict[str, Any] = {
    "ws": Plug,
    "ws_max_size": LARGEST,
    "ws_per_message_deflate": False,
    "ws_ping_interval": 20.0,
    "ws_ping_timeout": 20.0,
}
