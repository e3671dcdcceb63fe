"""Rooms that are open in two houses, with a real Redis between them."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings
from websockets.sync.client import ClientConnection

from ensemble.foundation.live import wire
from ensemble.people.models import Member
from tests import live
from tests.foundation.rooming import is_open_to, page, say, told
from tests.place import free_port
from tests.redis import Broker

Cookies = Callable[[Member], dict[str, str]]


@pytest.fixture
def broker(tmp_path: Path, settings: Settings, transactional_db: None) -> Iterator[Broker]:
    """An open Redis, which what is said in rooms goes through."""
    opened = Broker(tmp_path, free_port())
    opened.open()
    settings.LIVE = opened.address
    wire._outside.cache_clear()
    yield opened
    opened.kill()
    wire._outside.cache_clear()


@pytest.fixture
def houses(broker: Broker) -> Iterator[tuple[str, str]]:
    """Two servers, each with a loop and rooms of its own."""
    with live.in_a_thread() as one, live.in_a_thread() as other:
        yield one, other


def test_what_is_said_in_one_house_is_heard_in_the_other(
    houses: tuple[str, str], ada: Member, ben: Member, cookie_of: Cookies
) -> None:
    is_open_to("wide", ada, ben)
    with page(houses[0], "wide", cookie_of(ada)) as hers:
        told(hers, lambda words: "first" in words)
        with page(houses[1], "wide", cookie_of(ben)) as his:
            _meet(hers, "Ben")
            _meet(his, "Ada")
            say(hers, b"\x00\xff bytes")
            assert told(his, lambda words: isinstance(words, bytes)) == b"\x00\xff bytes"
            say(his, {"a": "word"})
            assert told(hers, lambda words: "a" in words) == {"a": "word"}
            say(his, {"live": "state", "state": {"at": 3}})
            told(hers, lambda words: any(who["state"] == {"at": 3} for who in _came(words)))
            with page(houses[0], "wide", cookie_of(ada)) as late:
                welcome = told(late, lambda words: words.get("live") == "welcome")
                assert {who["name"] for who in welcome["here"]} == {"Ada", "Ben"}
            wire.send_from_outside("sample", "wide", ({"from": "a worker"},))
            for socket in (hers, his):
                told(socket, lambda words: words == {"from": "a worker"})
        assert told(hers, lambda words: bool(words.get("went")))


def test_without_redis_each_house_goes_on_and_finds_the_other_again(
    houses: tuple[str, str],
    broker: Broker,
    ada: Member,
    ben: Member,
    cy: Member,
    cookie_of: Cookies,
) -> None:
    is_open_to("torn", ada, ben, cy)
    with (
        page(houses[0], "torn", cookie_of(ada)) as hers,
        page(houses[0], "torn", cookie_of(ada)) as near,
        page(houses[1], "torn", cookie_of(ben)) as his,
    ):
        _meet(hers, "Ben")
        broker.kill()
        say(hers, {"while": "away"})
        assert told(near, lambda words: "while" in words)
        wire.send_from_outside("sample", "torn", ({"nobody": "hears"},))
        with page(houses[1], "torn", cookie_of(cy)) as new:
            _meet(new, "Ben")
            _meet(his, "Cy")
            broker.open()
            _meet(hers, "Cy")
        gone = told(hers, lambda words: bool(words.get("went")))
        assert len(gone["went"]) == 1
        _heard_again(hers, his)
        _heard_again(his, hers)


def _meet(socket: ClientConnection, name: str) -> None:
    told(socket, lambda words: any(who["name"] == name for who in _came(words)))


def _came(words: Any) -> list[dict[str, Any]]:
    if not isinstance(words, dict):
        return []
    people: list[dict[str, Any]] = words.get("came") or words.get("here") or []
    return people


def _heard_again(speaker: ClientConnection, hearer: ClientConnection) -> None:
    """Speak until it is heard: the line comes back by itself."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        say(speaker, {"again": True})
        try:
            while b"again" not in _as_bytes(hearer.recv(timeout=0.2)):
                pass
        except TimeoutError:
            continue
        return
    raise AssertionError("They never heard each other again.")


def _as_bytes(words: str | bytes) -> bytes:
    return words.encode() if isinstance(words, str) else words
