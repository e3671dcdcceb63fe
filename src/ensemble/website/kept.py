"""Finished pages in memory, packed, the least asked for leaving first."""

import gzip
import hashlib
import time
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass

from starlette.types import Message

ROOM = 32 * 1024 * 1024


@dataclass(frozen=True)
class Page:
    """One finished page. `messages` are the packed answer, ready to be sent again."""

    etag: bytes
    headers: list[tuple[bytes, bytes]]
    packed: bytes
    made_at: float

    @property
    def age(self) -> float:
        """Seconds since it was made."""
        return time.monotonic() - self.made_at

    def messages(self, *, packed: bool) -> tuple[Message, Message]:
        """Return the answer as two ASGI messages."""
        body = self.packed if packed else gzip.decompress(self.packed)
        headers = [*self.headers, (b"content-length", str(len(body)).encode())]
        if packed:
            headers.append((b"content-encoding", b"gzip"))
        start = {"type": "http.response.start", "status": 200, "headers": headers}
        return start, {"type": "http.response.body", "body": body}

    def unchanged(self) -> tuple[Message, Message]:
        """Return the answer for a browser that has this very page."""
        start = {"type": "http.response.start", "status": 304, "headers": self.headers}
        return start, {"type": "http.response.body", "body": b""}


def make_page(headers: list[tuple[bytes, bytes]], body: bytes) -> Page:
    """Pack an answer."""
    etag = b'W/"' + hashlib.sha256(body).hexdigest()[:32].encode() + b'"'
    left_out = {b"content-length", b"etag"}
    kept = [(name, value) for name, value in headers if name.lower() not in left_out]
    kept += [(b"etag", etag), (b"vary", b"Accept-Encoding")]
    return Page(etag, kept, gzip.compress(body, 5), made_at=time.monotonic())


class Pages:
    """Pages by key, within 32 MB."""

    def __init__(self, room: int = ROOM) -> None:
        self.room, self.size = room, 0
        self.pages: OrderedDict[Hashable, Page] = OrderedDict()

    def get(self, key: Hashable) -> Page | None:
        """Return a page, however old."""
        page = self.pages.get(key)
        if page:
            self.pages.move_to_end(key)
        return page

    def put(self, key: Hashable, page: Page) -> None:
        """Keep a page, letting go of those that were not asked for longest."""
        self.forget(key)
        self.pages[key] = page
        self.size += len(page.packed)
        while self.size > self.room:
            self.size -= len(self.pages.popitem(last=False)[1].packed)

    def forget(self, key: Hashable) -> None:
        """Let go of a page."""
        if page := self.pages.pop(key, None):
            self.size -= len(page.packed)
