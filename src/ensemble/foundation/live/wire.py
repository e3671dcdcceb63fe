"""Rooms that are open in several processes: what is said in one is heard in all, by Redis.

It carries and keeps nothing. While it is away each process goes on by itself.
"""

import asyncio
import json
import logging
import secrets
import time
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from ensemble.foundation.live.rooms import Elsewhere, Room, Words

log = logging.getLogger(__name__)
CHANNEL, MOST_WAITING, PAUSE = "ensemble:live", 10_000, 1.0
# Whoever wasn't heard of for so many seconds is gone, as with a process that died.
BEAT, LASTS = 8.0, 30.0


class Wire:
    """This process's end of it."""

    def __init__(self, rooms: Mapping[tuple[str, str], Room]) -> None:
        self.rooms, self.me = rooms, secrets.token_hex(6)
        self._out: asyncio.Queue[bytes] = asyncio.Queue(MOST_WAITING)
        self._beaten_at = 0.0
        loop = asyncio.get_running_loop()
        self._tasks = [loop.create_task(self._listen()), loop.create_task(self._speak())]

    def begin(self, room: Room) -> None:
        """Ask who else is in a room that somebody entered here."""
        self._put(room.kind.name, room.key, "ask", {})

    def send(self, kind: str, key: str, words: Words) -> None:
        """Say something to all who are in a room elsewhere."""
        self._put(kind, key, "words", words)

    def beat(self) -> None:
        """Say now and then who is here, and forget whom nobody says to be elsewhere."""
        if time.monotonic() - self._beaten_at < BEAT:
            return
        self._beaten_at = time.monotonic()
        late = time.monotonic() - LASTS
        for room in self.rooms.values():
            self._put(room.kind.name, room.key, "roll", _roll(room))
            _say_gone(room, [key for key, one in room.elsewhere.items() if one.seen < late])

    def _put(self, kind: str, key: str, what: str, words: Words) -> None:
        with suppress(asyncio.QueueFull):
            self._out.put_nowait(_packed(self.me, kind, key, what, words))

    async def _speak(self) -> None:
        while True:
            with suppress(OSError, _library().exceptions.RedisError):
                async with _opened() as redis:
                    while True:
                        await redis.publish(CHANNEL, await self._out.get())
            await asyncio.sleep(PAUSE)

    async def _listen(self) -> None:
        while True:
            with suppress(OSError, _library().exceptions.RedisError):
                async with _opened() as redis, redis.pubsub() as heard:
                    await heard.subscribe(CHANNEL)
                    self._ask_again()
                    async for message in heard.listen():
                        self._hear(message)
            log.warning("Redis is away; pages of other processes aren't heard meanwhile.")
            await asyncio.sleep(PAUSE)

    def _ask_again(self) -> None:
        """Who came and went while nothing was heard is told by those who know."""
        for room in self.rooms.values():
            self.begin(room)

    def _hear(self, message: dict[str, Any]) -> None:
        if message["type"] != "message":
            return
        head, _line, body = message["data"].partition(b"\n")
        said = json.loads(head)
        room = self.rooms.get((said["kind"], said["key"]))
        if room is None or said["from"] == self.me:
            return
        words: Words = body if said["raw"] else json.loads(body)
        if said["what"] == "ask":
            self._put(room.kind.name, room.key, "roll", _roll(room))
        elif said["what"] == "roll" and isinstance(words, dict):
            _take_roll(room, said["from"], words)
        else:
            _note(room, said["from"], words)
            room.say([words])


def send_from_outside(kind: str, key: str, words: tuple[Words, ...]) -> None:
    """Say something to rooms from a process that has none of its own."""
    with suppress(OSError, _library().exceptions.RedisError):
        for each in words:
            _outside().publish(CHANNEL, _packed("", kind, key, "words", each))


def _packed(sender: str, kind: str, key: str, what: str, words: Words) -> bytes:
    """Return what travels: a line that says what it is, then the words."""
    head = {"from": sender, "kind": kind, "key": key, "what": what, "raw": isinstance(words, bytes)}
    body = words if isinstance(words, bytes) else json.dumps(words).encode()
    return json.dumps(head).encode() + b"\n" + body


def _roll(room: Room) -> Words:
    return {"live": "here", "came": list(room.named.values()), "went": []}


def _take_roll(room: Room, process: str, words: dict[str, Any]) -> None:
    """Take who is in a room elsewhere, all of them; tell what of it is news."""
    known = {key: one.person for key, one in room.elsewhere.items() if one.process == process}
    came = [person for person in words["came"] if known.get(person["id"]) != person]
    gone = known.keys() - {person["id"] for person in words["came"]}
    _note(room, process, words)
    if came:
        room.say([{"live": "here", "came": came, "went": []}])
    _say_gone(room, list(gone))


def _say_gone(room: Room, numbers: list[str]) -> None:
    for number in numbers:
        room.elsewhere.pop(number, None)
    if numbers:
        room.say([{"live": "here", "came": [], "went": numbers}])


def _note(room: Room, process: str, words: Words) -> None:
    """Keep who is in a room elsewhere, for those who come later."""
    if isinstance(words, dict) and words.get("live") == "here":
        now = time.monotonic()
        for person in words["came"]:
            room.elsewhere[person["id"]] = Elsewhere(process, now, person)
        for number in words["went"]:
            room.elsewhere.pop(number, None)


def _opened() -> Any:
    # Whoever listens may hear nothing for hours: that is no reason to hang up.
    patience = {"socket_timeout": None, "socket_connect_timeout": 2, "socket_keepalive": True}
    return _library().asyncio.from_url(settings.LIVE, **patience)


@cache
def _outside() -> Any:
    return _library().from_url(settings.LIVE, socket_timeout=2, socket_connect_timeout=1)


@cache
def _library() -> Any:
    try:
        import redis.asyncio
    except ImportError as error:
        raise ImproperlyConfigured("ENSEMBLE_LIVE needs redis: run script/setup celery.") from error
    return redis
