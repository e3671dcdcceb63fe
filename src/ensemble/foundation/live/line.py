"""One open socket: what it may send us, and what waits to be read at its other end."""

import asyncio
import time
from collections import deque
from collections.abc import Callable, MutableMapping
from contextlib import suppress
from typing import Any

from starlette.types import Send

from ensemble.foundation.live.plug import LARGEST

Message = MutableMapping[str, Any]
# Messages that a page may send in a second.
MOST_A_SECOND = 50
# What may wait for a page that reads slowly: messages, bytes, and seconds for one of them.
MOST_WAITING, WAITING_LARGEST, PATIENCE = 1024, 4 * 1024 * 1024, 20.0
# Why a socket is closed, as its page is told: from 4000 on numbers are ours.
NOT_YOURS, TOO_SLOW, TOO_LARGE, TOO_OFTEN, TROUBLE = 4403, 4408, 4413, 4429, 4500


class Line:
    """Messages to one page, in order. A page that doesn't read is cut off."""

    __slots__ = (
        *("_counted_at", "_cut", "_left", "_send", "_since", "_size", "_task", "_waiting"),
        *("_write", "closing"),
    )

    def __init__(
        self, send: Send, cut: Callable[[], object], write: Callable[[bytes], bool] | None = None
    ) -> None:
        self._send, self._cut, self._write = send, cut, write
        self._waiting: deque[Message] | None = None
        self._task: asyncio.Task[None] | None = None
        self._size, self._since = 0, 0.0
        self._left, self._counted_at = float(MOST_A_SECOND), time.monotonic()
        self.closing = 0

    def post(self, message: Message) -> None:
        """Send a message as soon as the page has read the ones before."""
        if self.closing:
            return
        # Said to hundreds: whatever is called here is called hundreds of times.
        if self._task is None and self._write and self._write(message["packed"]):
            return
        self._wait_with(message)

    def close(self, why: int) -> None:
        """Say why, then close."""
        if not self.closing:
            self._wait_with({"type": "websocket.close", "code": why})
        self.closing = self.closing or why

    def cut(self, why: int) -> None:
        """Close without waiting for the other end."""
        self.closing = self.closing or why
        if self._waiting:
            self._waiting.clear()
        self._cut()

    def is_stuck(self) -> bool:
        """Whether one message has waited for too long."""
        return self._task is not None and time.monotonic() - self._since > PATIENCE

    def refuses(self, size: int) -> int:
        """Count a message that came. Return why it is one too many, or 0."""
        now = time.monotonic()
        earned = (now - self._counted_at) * MOST_A_SECOND
        self._left, self._counted_at = min(MOST_A_SECOND, self._left + earned) - 1, now
        return TOO_LARGE if size > LARGEST else TOO_OFTEN if self._left < 0 else 0

    def _wait_with(self, message: Message) -> None:
        if self._waiting is None:
            self._waiting = deque()
        self._waiting.append(message)
        self._size += _size_of(message)
        if len(self._waiting) > MOST_WAITING or self._size > WAITING_LARGEST:
            self.cut(TOO_SLOW)
        elif self._task is None:
            self._since = time.monotonic()
            self._task = asyncio.get_running_loop().create_task(self._drain(self._waiting))

    async def _drain(self, waiting: deque[Message]) -> None:
        # Whatever goes wrong here, the socket is gone: whoever reads from it finds out.
        with suppress(Exception):
            while waiting:
                message = waiting.popleft()
                self._size -= _size_of(message)
                await self._send(message)
                self._since = time.monotonic()
        self._task = self._waiting = None


def _size_of(message: Message) -> int:
    return len(message.get("bytes") or message.get("text") or "")
