"""What a room is: who is in it, and how what is said in it gets to all of them."""

import asyncio
import json
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ensemble.foundation.live.line import Line, Message
from ensemble.foundation.live.plug import packed

Words = bytes | dict[str, Any]
Person = dict[str, Any]
# Of some members (ids), whom they don't meet (keys).
Apart = Callable[[Collection[int]], Mapping[int, Collection[str]]]
# People told to each other. In a hall of hundreds nobody reads more names.
MOST_NAMED = 60
# Comings, goings and states are told together, this many seconds later; the more people hear of
# them, the less often, so that sixty carets in a hall of hundreds cost what ten in a room do.
SOON, CROWDED = 0.03, 50


@dataclass
class Visit:
    """One page of somebody in a room. `memory` is the capability's own, gone with the page."""

    member: Any
    kind: str
    key: str
    id: str
    right: Any = None
    # Keys of members whom this one doesn't meet.
    apart: Collection[str] = ()
    memory: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Said:
    """What follows from what a page said: words back to it, and words to the others."""

    back: Collection[Words] = ()
    others: Collection[Words] = ()


@dataclass(frozen=True)
class Kind:
    """One kind of room; see `foundation/live`."""

    name: str
    may: Callable[[Any, str], Any]
    heard: Callable[[Visit, Words], Said | None]
    came: Callable[[Visit], list[Words]] | None
    still: Callable[[str, Collection[int]], Collection[int]] | None
    apart: Apart | None

    def apart_of(self, members: Collection[int]) -> Mapping[int, Collection[str]]:
        """Return whom each of these doesn't meet."""
        return self.apart(members) if self.apart and members else {}


@dataclass(frozen=True)
class Elsewhere:
    """Somebody in a room of another process: which one, and when it last said so."""

    process: str
    seen: float
    person: Person


KINDS: dict[str, Kind] = {}


class Guest:
    """A visit and the line it came by. Until it was greeted, what is said to it waits."""

    __slots__ = ("_held", "line", "person", "post", "session", "visit")

    def __init__(self, visit: Visit, line: Line, session: str) -> None:
        self.visit, self.line, self.session = visit, line, session
        member = visit.member
        name, key = (getattr(member, each, "") for each in ("credited_as", "key"))
        self.person: Person = {"id": visit.id, "name": name, "member": key, "state": {}}
        self._held: list[Message] = []
        # Says something to this page.
        self.post: Callable[[Message], object] = self._held.append

    def may_meet(self, person: Person) -> bool:
        """Whether this page is told of somebody."""
        return person["member"] not in self.visit.apart

    def greet(self, words: Collection[Words]) -> None:
        """Say what it is told first, then what was said meanwhile."""
        self.post = self.line.post
        for message in [*map(as_message, words), *self._held]:
            self.post(message)
        self._held.clear()


class Room:
    """All pages that are in one room of this process."""

    def __init__(self, kind: Kind, key: str, publish: Callable[["Room", Words], None]) -> None:
        self.kind, self.key, self._publish = kind, key, publish
        self.guests: dict[str, Guest] = {}
        self.named: dict[str, Person] = {}
        # People who are in it by way of other processes, by the number of their page.
        self.elsewhere: dict[str, Elsewhere] = {}
        self.hearing = asyncio.Lock()
        self._news: dict[str, Person | None] = {}

    def enter(self, guest: Guest) -> None:
        """Let somebody in, and tell who is here."""
        here = [person for person in self._people() if guest.may_meet(person)]
        self.guests[guest.visit.id] = guest
        guest.line.post(as_message({"live": "welcome", "you": guest.visit.id, "here": here}))
        if len(self.named) < MOST_NAMED:
            self.introduce(guest)

    def introduce(self, guest: Guest) -> None:
        """Tell who somebody is, and in which state."""
        self.named[guest.visit.id] = guest.person
        self._report(guest.visit.id, guest.person)

    def leave(self, guest: Guest) -> None:
        """Let somebody out."""
        self.guests.pop(guest.visit.id, None)
        if self.named.pop(guest.visit.id, None):
            self._report(guest.visit.id, None)

    def say(self, words: Collection[Words], *, but: str = "") -> None:
        """Say something to all in this process, but not to the page `but`."""
        for each in words:
            if isinstance(each, dict) and each.get("live") == "here":
                self._say_who(each)
                continue
            message = as_message(each)
            for number, guest in self.guests.items():
                if number != but:
                    guest.post(message)

    def say_everywhere(self, words: Collection[Words], *, but: str = "") -> None:
        """Say something to all, in every process."""
        self.say(words, but=but)
        for each in words:
            self._publish(self, each)

    def keep_apart(self, guest: Guest, apart: Collection[str]) -> None:
        """Tell somebody who is here when it has changed whom they don't meet."""
        guest.visit.apart = apart
        came = [person for person in self._people() if guest.may_meet(person)]
        went = [person["id"] for person in self._people() if not guest.may_meet(person)]
        guest.post(as_message({"live": "here", "came": came, "went": went}))

    def _people(self) -> Iterator[Person]:
        yield from self.named.values()
        yield from (one.person for one in self.elsewhere.values())

    def _say_who(self, words: dict[str, Any]) -> None:
        """Say who came and went, to each what it may know."""
        message = as_message(words)
        for guest in self.guests.values():
            if guest.visit.apart:
                came = [person for person in words["came"] if guest.may_meet(person)]
                guest.post(as_message(words | {"came": came}))
            else:
                guest.post(message)

    def _report(self, number: str, person: Person | None) -> None:
        if not self._news:
            pause = SOON * max(1.0, len(self.guests) / CROWDED)
            asyncio.get_running_loop().call_later(pause, self._tell_news)
        self._news[number] = person

    def _tell_news(self) -> None:
        news, self._news = self._news, {}
        came = [person for person in news.values() if person is not None]
        went = [number for number, person in news.items() if person is None]
        self.say_everywhere([{"live": "here", "came": came, "went": went}])


def as_message(words: Words) -> Message:
    """Return words as one message, made and packed once for all who hear it."""
    if isinstance(words, bytes):
        return {"type": "websocket.send", "bytes": words, "packed": packed(words)}
    text = json.dumps(words, separators=(",", ":"))
    return {"type": "websocket.send", "text": text, "packed": packed(text)}
