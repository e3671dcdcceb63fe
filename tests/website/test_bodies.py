"""Requests reach Django whole."""

import socket
from urllib.parse import urlsplit

import httpx
import pytest
from pytest_django import Settings
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from ensemble.website import bodies
from tests.live import in_a_thread

CALLS: list[int] = []


async def length(scope: Scope, receive: Receive, send: Send) -> None:
    body = await Request(scope, receive).body()
    CALLS.append(len(body))
    await PlainTextResponse(str(len(body)))(scope, receive, send)


def test_a_body_in_many_parts_arrives_whole() -> None:
    with in_a_thread(bodies.whole_bodies(length)) as address:
        answer = httpx.post(address, content=iter([b"x" * 100_000] * 9))
    assert answer.text == "900000"


def test_more_than_a_page_may_send_is_refused(settings: Settings) -> None:
    settings.PAGE_BODY_LARGEST = 1000
    with in_a_thread(bodies.whole_bodies(length)) as address:
        assert httpx.post(address, content=b"x" * 1001).status_code == 413


def test_a_slow_sender_is_answered_and_holds_no_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "PATIENCE", 0.05)
    CALLS.clear()
    with (
        in_a_thread(bodies.whole_bodies(length)) as address,
        socket.create_connection(("127.0.0.1", urlsplit(address).port or 0)) as line,
    ):
        line.sendall(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nslow")
        assert line.recv(100).startswith(b"HTTP/1.1 408")
    assert CALLS == []
