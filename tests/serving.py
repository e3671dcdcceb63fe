"""A server that ends once its pages are made: their threads would find its loop closed."""

import asyncio
import socket
import threading
import time

import uvicorn
from django.core.signals import request_finished, request_started

# Seconds for those who only listen, and for a page that waits for its thread, to be gone.
LINGERING = 1.0


class PagesUnderWay:
    """How many pages the server's threads are making. Clients without a server aren't counted."""

    def __init__(self) -> None:
        self.number, self.lock = 0, threading.Lock()
        request_started.connect(self.begin, weak=False)
        request_finished.connect(self.end, weak=False)

    def begin(self, **_words: object) -> None:
        """A page begins."""
        self._count(1)

    def end(self, **_words: object) -> None:
        """It has been sent."""
        self._count(-1)

    def _count(self, more: int) -> None:
        if threading.current_thread().name.startswith("WSGI"):
            with self.lock:
                self.number += more


class PatientServer(uvicorn.Server):
    """Takes nothing new, waits for what is under way, and cuts off whoever only listens."""

    pages = PagesUnderWay()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End it."""
        for server in self.servers:
            server.close()
        until = time.monotonic() + LINGERING
        while self.pages.number or (self.server_state.tasks and time.monotonic() < until):
            await asyncio.sleep(0.01)
        self.force_exit = True
        await super().shutdown(sockets)
