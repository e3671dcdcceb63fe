"""Requests reach Django whole, so that a slow sender holds no thread."""

import asyncio

from django.conf import settings
from django.utils.translation import gettext as _
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ensemble.foundation.answers import problem

PATIENCE = 30


def whole_bodies(app: ASGIApp) -> ASGIApp:
    """Wrap an application so that it is called when the body is here, or not at all."""

    async def whole(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in {"GET", "HEAD", "OPTIONS"}:
            return await app(scope, receive, send)
        try:
            body = await asyncio.wait_for(_read(receive), PATIENCE)
        except TimeoutError:
            answer = problem(408, _("That took too long to arrive. Please send it again."))
            return await answer(scope, receive, send)
        if body is None:
            answer = problem(413, _("That is more than a page may send."))
            return await answer(scope, receive, send)
        return await app(scope, _once(body, receive), send)

    return whole


async def _read(receive: Receive) -> bytes | None:
    parts, size = [], 0
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return None
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if size > settings.PAGE_BODY_LARGEST:
            return None
        if not message.get("more_body"):
            return b"".join(parts)


def _once(body: bytes, receive: Receive) -> Receive:
    given = False

    async def again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again
