"""What is inside an update of a shared text (Yjs, update format 1), read without trusting it.

An update is a list of what clients inserted, each stretch with the client's number and its place
in what that client has ever inserted, and a list of what was deleted. A text of ours holds plain
characters in one place called `words`; an update with anything else in it isn't from our pages.
Source: `UpdateDecoderV1` and `readClientsStructRefs` of yjs 13.6.
"""

from dataclasses import dataclass, field

ROOT = b"words"
GONE, DELETED, CHARACTERS = 0, 1, 4
HAS_ORIGIN, HAS_RIGHT_ORIGIN, HAS_PARENT_KEY, KIND = 0x80, 0x40, 0x20, 0x1F
LARGEST_NUMBER = 2**53


class NotOurs(ValueError):  # noqa: N818 - it says what it is.
    """Not an update that one of our pages makes."""


@dataclass(frozen=True)
class Stretch:
    """What one client inserted, from a place to another, in UTF-16 units."""

    client: int
    start: int
    end: int


@dataclass
class Reading:
    """What an update says: what was inserted by whom, and whether anything was deleted."""

    stretches: list[Stretch] = field(default_factory=list)
    deletes: bool = False


def read_update(update: bytes) -> Reading:
    """Read an update. Raises NotOurs."""
    cursor, reading = _Cursor(update), Reading()
    for _client in range(cursor.number()):
        structs, client, clock = cursor.number(), cursor.number(), cursor.number()
        start = clock
        for _struct in range(structs):
            clock += _length_of_struct(cursor)
        reading.stretches.append(Stretch(client, start, clock))
    for _client in range(cursor.number()):
        cursor.number()
        for _range in range(cursor.number()):
            cursor.number(), cursor.number()
            reading.deletes = True
    if not cursor.is_at_end:
        raise NotOurs("There is something behind its end.")
    return reading


def read_state(state: bytes) -> dict[int, int]:
    """Read a state vector: how much of each client is known. Raises NotOurs."""
    cursor = _Cursor(state)
    known = {}
    for _client in range(cursor.number()):
        client = cursor.number()
        known[client] = cursor.number()
    if not cursor.is_at_end:
        raise NotOurs("There is something behind its end.")
    return known


def _length_of_struct(cursor: "_Cursor") -> int:
    told = cursor.byte()
    kind = told & KIND
    if kind == GONE:
        return cursor.number()
    for flag in (HAS_ORIGIN, HAS_RIGHT_ORIGIN):
        if told & flag:
            cursor.number(), cursor.number()
    if not told & (HAS_ORIGIN | HAS_RIGHT_ORIGIN):
        is_root = cursor.number() == 1
        if not is_root or cursor.string() != ROOT or told & HAS_PARENT_KEY:
            raise NotOurs("It writes somewhere else than into the words.")
    if kind == DELETED:
        return cursor.number()
    if kind != CHARACTERS:
        raise NotOurs("It holds something else than characters.")
    return _units(cursor.string())


def _units(characters: bytes) -> int:
    # A text box has neither: with them, places in it and in the text would differ.
    if b"\r" in characters or b"\0" in characters:
        raise NotOurs("It holds a character that no text box sends.")
    try:
        return len(characters.decode().encode("utf-16-le")) // 2
    except UnicodeDecodeError as error:
        raise NotOurs("Its characters aren't UTF-8.") from error


class _Cursor:
    def __init__(self, content: bytes) -> None:
        self.content, self.place = content, 0

    @property
    def is_at_end(self) -> bool:
        return self.place == len(self.content)

    def byte(self) -> int:
        if self.is_at_end:
            raise NotOurs("It ends too early.")
        self.place += 1
        return self.content[self.place - 1]

    def number(self) -> int:
        found, shift = 0, 0
        while True:
            byte = self.byte()
            found |= (byte & 0x7F) << shift
            shift += 7
            if found >= LARGEST_NUMBER or shift > 63:
                raise NotOurs("A number in it is too large.")
            if byte < 0x80:
                return found

    def string(self) -> bytes:
        size = self.number()
        if size > len(self.content) - self.place:
            raise NotOurs("It ends too early.")
        self.place += size
        return self.content[self.place - size : self.place]
