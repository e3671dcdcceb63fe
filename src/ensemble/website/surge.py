"""When a show airs, everybody opens the same page: it is made once a second for all of them.

Only for strangers (no cookie in, none out) and only for pages marked `public`. A page is new for
one second; for another it is shown while a new one is made; after that askers wait for the new
one, unless making it fails or takes long: then the old one has to do.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Hashable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ensemble.website.kept import Page, Pages, make_page

FRESH, STALE, LAST_RESORT, PATIENCE = 1.0, 2.0, 600.0, 1.0
PART_OF_KEY = {b"host", b"accept-language", b"hx-request", b"hx-boosted", b"x-forwarded-proto"}
NOT_FOR_ALL = {b"cookie", b"authorization", b"range"}


class Surge:
    """An application that answers for another one, as long as nobody in particular asks."""

    def __init__(self, app: ASGIApp, pages: Pages | None = None) -> None:
        self.app, self.pages = app, pages or Pages()
        self.under_way: dict[Hashable, asyncio.Task[bool]] = {}
        self.personal: OrderedDict[Hashable, None] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        ask = _read(scope)
        if ask is None or ask.key in self.personal:
            return await self.app(scope, receive, send)
        page = self.pages.get(ask.key)
        if page is None:
            if ask.key not in self.under_way:
                return await self._lead(ask, scope, send)
            await asyncio.wait({self.under_way[ask.key]})
            page = self.pages.get(ask.key)
        elif page.age >= FRESH:
            page = await self._renewed(ask.key, scope, page)
        if page is None:
            return await self.app(scope, receive, send)
        return await _show(page, ask, send)

    async def _lead(self, ask: "_Ask", scope: Scope, send: Send) -> None:
        """Make a page that others may be waiting for. What can't be shared is sent as it comes."""
        await self._begin(ask.key, scope, send)
        if page := self.pages.get(ask.key):
            await _show(page, ask, send)

    async def _renewed(self, key: Hashable, scope: Scope, old: Page) -> Page | None:
        """Have a page made anew, once for all who wait; None when it can't be shared any more."""
        task = self.under_way.get(key) or self._begin(key, scope, _nowhere)
        if old.age < STALE:
            return old
        await asyncio.wait({task}, timeout=PATIENCE)
        if task.done() and not task.exception() and task.result():
            return self.pages.get(key)
        return old if old.age < LAST_RESORT else None

    def _begin(self, key: Hashable, scope: Scope, send: Send) -> "asyncio.Task[bool]":
        task = asyncio.ensure_future(self._make(key, scope, send))
        self.under_way[key] = task
        # An error nobody waits for has been logged where it happened.
        task.add_done_callback(lambda done: done.exception())
        return task

    async def _make(self, key: Hashable, scope: Scope, send: Send) -> bool:
        """Ask the application; False when it is broken just now."""
        answer = _Recorder(send)
        try:
            await self.app(dict(scope), _nothing, answer.send)
        finally:
            self.under_way.pop(key, None)
        if answer.status >= 500:
            return False
        if answer.is_for_all:
            self.pages.put(key, make_page(answer.headers, b"".join(answer.parts)))
        else:
            self._remember_as_personal(key)
        return True

    def _remember_as_personal(self, key: Hashable) -> None:
        self.pages.forget(key)
        self.personal[key] = None
        asyncio.get_running_loop().call_later(5, self.personal.pop, key, None)


class _Ask:
    """What one request asks for: the key of its page, and how it may be sent."""

    __slots__ = ("etag", "key", "packed")

    def __init__(self, key: Hashable, etag: bytes, packed: bool) -> None:
        self.key, self.etag, self.packed = key, etag, packed


def _read(scope: Scope) -> _Ask | None:
    if scope["type"] != "http" or scope["method"] != "GET":
        return None
    key, etag, packed = [scope["path"], scope["query_string"], scope["scheme"]], b"", False
    for name, value in scope["headers"]:
        if name in PART_OF_KEY:
            key += (name, value)
        elif name in NOT_FOR_ALL:
            return None
        elif name == b"accept-encoding":
            packed = b"gzip" in value
        elif name == b"if-none-match":
            etag = value
        elif name == b"accept" and b"text/html" not in value and b"*/*" not in value:
            return None
    return _Ask(tuple(key), etag, packed) if _is_page(scope["path"]) else None


def _is_page(path: str) -> bool:
    return not path.startswith(("/static/", "/files/", "/uploads", "/live/"))


class _Recorder:
    """Takes down an answer for all; any other is passed on as it comes."""

    def __init__(self, passing: Send) -> None:
        self.passing = passing
        self.status, self.is_for_all = 0, False
        self.headers: list[tuple[bytes, bytes]] = []
        self.parts: list[bytes] = []

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status, self.headers = message["status"], list(message["headers"])
            self.is_for_all = self.status == 200 and _is_public(self.headers)
        elif self.is_for_all:
            self.parts.append(message.get("body", b""))
        if not self.is_for_all:
            await self.passing(message)


def _is_public(headers: list[tuple[bytes, bytes]]) -> bool:
    facts = {name.lower(): value for name, value in headers}
    html = facts.get(b"content-type", b"").startswith(b"text/html")
    public = b"public" in facts.get(b"cache-control", b"")
    return html and public and b"set-cookie" not in facts and b"content-encoding" not in facts


async def _show(page: Page, ask: _Ask, send: Send) -> None:
    same = ask.etag == page.etag
    for message in page.unchanged() if same else page.messages(packed=ask.packed):
        await send(message)


async def _nowhere(message: Message) -> None:
    """Send to nobody."""


async def _nothing() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}
