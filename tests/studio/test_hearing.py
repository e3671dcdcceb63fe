"""The room of a shared text."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection

from ensemble.foundation.live import line
from ensemble.people.models import Member
from ensemble.studio.actions.close_writing import close_writing
from ensemble.studio.actions.show_out import show_out_of
from ensemble.studio.models import Writer
from ensemble.studio.queries.shared import words_of
from ensemble.studio.writing_room import KNOWN, NUMBERED, UPDATE, WRITING
from tests.builders.writings import Page, shared_text
from tests.foundation.rooming import page, say, told
from tests.machine import PATIENCE

Cookies = Callable[[Member], dict[str, str]]


def _numbered(update: bytes, number: int = 1) -> bytes:
    return bytes([NUMBERED]) + number.to_bytes(4, "big") + update


def _update_in(socket: ClientConnection) -> bytes:
    message: bytes = told(socket, lambda words: isinstance(words, bytes) and words[0] == UPDATE)
    return message[1:]


def _why_closed(socket: ClientConnection) -> int:
    with pytest.raises(ConnectionClosed) as closed:
        while True:
            socket.recv(timeout=PATIENCE)
    assert closed.value.rcvd is not None
    return closed.value.rcvd.code


def test_two_who_open_a_new_text_at_once_end_with_the_same(
    served: str, ada: Member, ben: Member, cookie_of: Cookies
) -> None:
    writing = shared_text(ada, ben, words="Begin.")
    hers, his = Page(writing, ada, 1), Page(writing, ben, 2)
    with (
        page(served, writing.key, cookie_of(ada), kind=WRITING) as ada_says,
        page(served, writing.key, cookie_of(ben), kind=WRITING) as ben_says,
    ):
        for side, socket in ((hers, ada_says), (his, ben_says)):
            say(socket, bytes([KNOWN]) + side.doc.get_state())
            side.doc.apply_update(_update_in(socket))
        say(ada_says, _numbered(hers.typed("A")))
        say(ben_says, _numbered(his.typed("B")))
        hers.doc.apply_update(_update_in(ada_says))
        his.doc.apply_update(_update_in(ben_says))
        assert str(hers.text) == str(his.text) == words_of(writing)
        assert sorted(words_of(writing)) == sorted("ABBegin.")
    assert Writer.objects.filter(writing=writing, seen_at__isnull=False).count() == 2


def test_what_is_told_as_kept_is_in_the_database(
    served: str, ada: Member, cookie_of: Cookies
) -> None:
    writing = shared_text(ada)
    with page(served, writing.key, cookie_of(ada), kind=WRITING) as socket:
        side = Page(writing, ada, 3)
        first, second = side.typed("one"), side.typed("two", 3)
        say(socket, _numbered(second, 8))
        assert told(socket, lambda words: "again" in words) == {"again": 8}
        say(socket, _numbered(first, 7))
        assert told(socket, lambda words: "kept" in words) == {"kept": 7}
        assert words_of(writing) == "one"


def test_poison_is_refused_and_the_room_stays_open(
    served: str, ada: Member, ben: Member, cookie_of: Cookies
) -> None:
    writing = shared_text(ada, ben)
    hers, forged = Page(writing, ada, 5), Page(writing, ben, 5)
    hers.send(hers.typed("mine"))
    with page(served, writing.key, cookie_of(ben), kind=WRITING) as socket:
        for number, poison in enumerate((forged.typed("forged"), b"\xff" * 30, b"\0\0\0")):
            say(socket, _numbered(poison, number))
            assert told(socket, lambda words: "refused" in words)["refused"] == number
        for nonsense in (b"\0" + b"\xff" * 9, b"\x09 what", bytes([NUMBERED])):
            say(socket, nonsense)
            assert told(socket, lambda words: words.get("live") == "refused")
        say(socket, _numbered(Page(writing, ben, 6).typed("his "), 9))
        assert told(socket, lambda words: words == {"kept": 9})
    assert sorted(words_of(writing)) == sorted("his mine")


def test_strangers_and_those_shown_out_hear_nothing(
    served: str, ada: Member, ben: Member, cy: Member, cookie_of: Cookies
) -> None:
    writing = shared_text(ada, ben)
    for cookies in (cookie_of(cy), {}):
        socket = page(served, writing.key, cookies, kind=WRITING)
        assert _why_closed(socket) == line.NOT_YOURS
    with page(served, writing.key, cookie_of(ben), kind=WRITING) as his:
        told(his, lambda words: words.get("live") == "welcome")
        show_out_of(writing, ben, by=ada)
        say(his, _numbered(Page(writing, ben, 4).typed("still here")))
        assert _why_closed(his) == line.NOT_YOURS
    with page(served, writing.key, cookie_of(ada), kind=WRITING) as hers:
        told(hers, lambda words: words.get("live") == "welcome")
        close_writing(writing, by=ada)
        assert _why_closed(hers) == line.NOT_YOURS
    assert words_of(writing) == ""


def test_in_turns_nothing_is_told_but_who_is_here(
    served: str, ada: Member, ben: Member, cookie_of: Cookies
) -> None:
    writing = shared_text(ada, ben, way="turns")
    writing.turns.create(number=1, member=ada, words="secret\nlast", ends_at=writing.created_at)
    with page(served, writing.key, cookie_of(ben), kind=WRITING) as his:
        say(his, bytes([KNOWN, 0]))
        say(his, {"live": "ping"})
        heard: list[Any] = []

        def is_last(words: Any) -> bool:
            heard.append(words)
            return bool(words.get("live") == "pong")

        told(his, is_last)
        assert "secret" not in json.dumps(heard)
