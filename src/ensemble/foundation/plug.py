"""How uvicorn holds our sockets: nothing unfolds, and one that doesn't read can be cut off."""

from typing import Any

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.http11 import Request

from ensemble.foundation.line import LARGEST

CUT = "ensemble.cut"


class Plug(WebSocketsSansIOProtocol):
    """Uvicorn's own. Its way of closing waits until all was read, which may be never."""

    def open_with_scissors(self, event: Request) -> None:
        """Open it, and leave a way to cut it off in the scope."""
        super().handle_connect(event)
        if scope := getattr(self, "scope", None):
            scope["extensions"][CUT] = {"cut": self.transport.abort}

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
