"""All rooms of this process, and the way to those of others."""

import asyncio
from collections import Counter
from typing import Any
from weakref import WeakKeyDictionary

from django.conf import settings

from ensemble.foundation.live.rooms import KINDS, Guest, Kind, Room, Words
from ensemble.foundation.live.watch import watch
from ensemble.foundation.live.wire import Wire, send_from_outside

# Pages that one member may have open at a time. Strangers are counted together.
MOST_OF_A_MEMBER, MOST_OF_STRANGERS = 60, 20_000


class House:
    """The rooms that live on one event loop."""

    def __init__(self) -> None:
        self.rooms: dict[tuple[str, str], Room] = {}
        self.pages: Counter[int | None] = Counter()
        self.wire = Wire(self.rooms) if settings.LIVE else None
        self._watching: asyncio.Task[None] | None = None

    def is_full_for(self, member: Any) -> bool:
        """Whether somebody has as many pages open as one may."""
        number = member.pk if member else None
        return self.pages[number] >= (MOST_OF_A_MEMBER if member else MOST_OF_STRANGERS)

    def enter(self, kind: Kind, guest: Guest) -> Room:
        """Let somebody into a room, which is made for the first."""
        if self._watching is None or self._watching.done():
            self._watching = asyncio.get_running_loop().create_task(watch(self.rooms, self.wire))
        name = (kind.name, guest.visit.key)
        room = self.rooms.get(name)
        if room is None:
            room = self.rooms[name] = Room(kind, guest.visit.key, self._publish)
            if self.wire:
                self.wire.begin(room)
        self.pages[getattr(guest.visit.member, "pk", None)] += 1
        room.enter(guest)
        return room

    def leave(self, room: Room, guest: Guest) -> None:
        """Let somebody out; a room ends with the last one."""
        self.pages[getattr(guest.visit.member, "pk", None)] -= 1
        room.leave(guest)
        if not room.guests:
            self.rooms.pop((room.kind.name, room.key), None)

    def say(self, kind: str, key: str, words: tuple[Words, ...]) -> None:
        """Say something to all who are in a room, here and in other processes."""
        if room := self.rooms.get((kind, key)):
            room.say(words)
        if self.wire:
            for each in words:
                self.wire.send(kind, key, each)

    def _publish(self, room: Room, words: Words) -> None:
        if self.wire:
            self.wire.send(room.kind.name, room.key, words)


_HOUSES: WeakKeyDictionary[asyncio.AbstractEventLoop, House] = WeakKeyDictionary()


def house() -> House:
    """Return the house of the running loop."""
    loop = asyncio.get_running_loop()
    if loop not in _HOUSES:
        _HOUSES[loop] = House()
    return _HOUSES[loop]


def tell(kind: str, key: str, *words: Words) -> None:
    """Say something to all who are in a room, from any thread of the pages' process.

    From another process it is heard only where `ENSEMBLE_LIVE` names a Redis.
    """
    if kind not in KINDS:
        raise ValueError(f"There is no kind of room called {kind}.")
    living = [(loop, house) for loop, house in list(_HOUSES.items()) if loop.is_running()]
    for loop, own in living:
        loop.call_soon_threadsafe(own.say, kind, key, words)
    if settings.LIVE and not living:
        send_from_outside(kind, key, words)
