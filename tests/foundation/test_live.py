"""Rooms for pages that are open at the same time."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.sessions.models import Session
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection

from ensemble.foundation import live
from ensemble.foundation.live import line
from ensemble.foundation.live.line import MOST_A_SECOND, Line
from ensemble.foundation.live.plug import LARGEST
from ensemble.people.models import Member
from tests.foundation.rooming import APART, CALLS, is_open_to, page, say, told
from tests.machine import PATIENCE

Cookies = Callable[[Member], dict[str, str]]


def _closed_with(socket: ClientConnection) -> int:
    """Read until it is closed; return why."""
    with pytest.raises(ConnectionClosed) as closed:
        while True:
            socket.recv(timeout=PATIENCE)
    assert closed.value.rcvd is not None
    return closed.value.rcvd.code


def _header(socket: ClientConnection, name: str) -> str:
    """Return what the page said when it knocked."""
    assert socket.request is not None
    return socket.request.headers[name]


def _greeted(socket: ClientConnection) -> ClientConnection:
    told(socket, lambda words: "first" in words)
    return socket


def test_what_one_says_the_others_hear(
    served: str, ada: Member, ben: Member, cookie_of: Cookies
) -> None:
    is_open_to("two", ada, ben)
    with page(served, "two", cookie_of(ada)) as hers:
        _greeted(hers)
        with page(served, "two", cookie_of(ben)) as his:
            welcome = told(his, lambda words: words.get("live") == "welcome")
            assert [person["name"] for person in welcome["here"]] == ["Ada"]
            _greeted(his)
            came = told(hers, lambda words: any(p["name"] == "Ben" for p in words.get("came", [])))
            say(hers, b"\x00\xff bytes")
            assert told(his, lambda words: isinstance(words, bytes)) == b"\x00\xff bytes"
            assert told(hers, lambda words: "ack" in words)
            say(his, {"live": "state", "state": {"at": 3}})
            state = told(hers, lambda words: any(p["state"] for p in words.get("came", [])))
            assert state["came"][0]["state"] == {"at": 3}
        went = told(hers, lambda words: bool(words.get("went")))
        assert went["went"] == [one["id"] for one in came["came"] if one["name"] == "Ben"]
        live.tell("sample", "two", {"from": "a view"})
        assert told(hers, lambda words: "from" in words) == {"from": "a view"}


def test_who_is_kept_apart_is_not_told_of_the_other(
    served: str, ada: Member, ben: Member, cy: Member, cookie_of: Cookies
) -> None:
    is_open_to("apart", ada, ben, cy)
    with page(served, "apart", cookie_of(ada)) as hers, page(served, "apart", cookie_of(cy)) as cys:
        _hears_of(hers, "Cy")
        APART.update({ada.pk: {ben.key}, ben.pk: {ada.key}})
        with page(served, "apart", cookie_of(ben)) as his:
            welcome = told(his, lambda words: words.get("live") == "welcome")
            assert {person["name"] for person in welcome["here"]} == {"Cy"}
            _hears_of(cys, "Ben")
            say(hers, {"live": "state", "state": {"at": 3}})
            say(cys, {"live": "state", "state": {"at": 4}})
            while (words := told(his, lambda words: "came" in words))["came"] != []:
                names = {person["name"] for person in words["came"]}
                assert "Ada" not in names
                if any(person["state"] == {"at": 4} for person in words["came"]):
                    break
            APART.clear()
            _hears_of(hers, "Ben")
            _hears_of(his, "Ada")


def _hears_of(socket: ClientConnection, name: str) -> None:
    told(socket, lambda words: any(one["name"] == name for one in words.get("came", [])))


def test_nobody_comes_in_without_a_right(served: str, ada: Member, cookie_of: Cookies) -> None:
    is_open_to("closed")
    for socket in (page(served, "closed", cookie_of(ada)), page(served, "closed", {})):
        assert _closed_with(socket) == line.NOT_YOURS
    is_open_to("strangers", None)
    with page(served, "strangers", {}) as anybody:
        _greeted(anybody)
        is_open_to("strangers")
        assert _closed_with(anybody) == line.NOT_YOURS


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null", ""])
def test_pages_of_other_sites_are_refused(
    served: str, ada: Member, cookie_of: Cookies, origin: str
) -> None:
    is_open_to("ours", ada)
    with pytest.raises(InvalidStatus) as refused:
        page(served, "ours", cookie_of(ada), origin=origin)
    assert refused.value.response.status_code == 403
    with pytest.raises(InvalidStatus):
        page(served, "ours", cookie_of(ada), kind="no-such-kind")


def test_a_right_is_asked_with_each_message(served: str, ada: Member, cookie_of: Cookies) -> None:
    is_open_to("each", ada)
    with page(served, "each", cookie_of(ada)) as socket:
        _greeted(socket)
        asked = CALLS.count("each")
        say(socket, {"say": "one"})
        told(socket, lambda words: "ack" in words)
        assert CALLS.count("each") > asked
        is_open_to("each")
        say(socket, {"say": "two"})
        assert _closed_with(socket) == line.NOT_YOURS


def test_whoever_signs_out_or_is_shut_out_leaves(
    served: str, ada: Member, ben: Member, cy: Member, cookie_of: Cookies
) -> None:
    is_open_to("leaving", ada, ben, cy)
    sockets = [_greeted(page(served, "leaving", cookie_of(who))) for who in (ada, ben, cy)]
    Session.objects.filter(pk=_header(sockets[0], "Cookie").partition("=")[2]).delete()
    Member.objects.filter(pk=ben.pk).update(is_active=False)
    cy.set_password("another word entirely")
    cy.save()
    assert [_closed_with(socket) for socket in sockets] == [line.NOT_YOURS] * 3


def test_refusals_are_told_and_trouble_closes(served: str, ada: Member, cookie_of: Cookies) -> None:
    is_open_to("trouble", ada)
    with page(served, "trouble", cookie_of(ada)) as socket:
        say(_greeted(socket), {"say": "no"})
        refused = told(socket, lambda words: words.get("live") == "refused")
        assert refused["sentence"] == "That can't be said here."
        say(socket, {"say": "break"})
        assert _closed_with(socket) == line.TROUBLE
    for nonsense in ("{", "[1]", "[" * 100_000, '{"live": "made up"}'):
        socket = _greeted(page(served, "trouble", cookie_of(ada)))
        socket.send(nonsense)
        assert _closed_with(socket) == line.TROUBLE
    socket = _greeted(page(served, "trouble", cookie_of(ada)))
    socket.send(b"\xff\xfe not UTF-8", text=True)
    assert _closed_with(socket) == 1007


def test_too_much_and_too_often_close(served: str, ada: Member, cookie_of: Cookies) -> None:
    is_open_to("much", ada)
    socket = _greeted(page(served, "much", cookie_of(ada)))
    socket.send(bytes(LARGEST + 1))
    assert _closed_with(socket) == 1009
    socket = _greeted(page(served, "much", cookie_of(ada)))
    for _number in range(2 * MOST_A_SECOND):
        say(socket, {"live": "ping"})
    assert _closed_with(socket) == line.TOO_OFTEN


def test_nothing_is_unpacked(served: str, ada: Member, cookie_of: Cookies) -> None:
    is_open_to("packed", ada)
    with page(served, "packed", cookie_of(ada)) as socket:
        assert "permessage-deflate" in _header(socket, "Sec-WebSocket-Extensions")
        assert socket.response is not None
        assert "Sec-WebSocket-Extensions" not in socket.response.headers


def test_a_page_that_does_not_read_is_cut_off() -> None:
    async def read_nothing() -> list[str]:
        never, cuts = asyncio.Event(), []

        async def send(message: object) -> None:
            await never.wait()

        slow = Line(send, lambda: cuts.append("cut"))
        for _number in range(line.MOST_WAITING + 3):
            slow.post({"type": "websocket.send", "bytes": b"words"})
            await asyncio.sleep(0)
        assert slow.closing == line.TOO_SLOW
        return cuts

    # In a thread of its own: a browser of another test may keep a loop in this one.
    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(asyncio.run, read_nothing()).result() == ["cut"]


def test_words_to_a_kind_of_room_that_is_not_are_an_error() -> None:
    with pytest.raises(ValueError, match="no kind of room"):
        live.tell("sampel", "two", {})
