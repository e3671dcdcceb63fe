"""Pages in rooms, as tests see them."""

import json
from collections.abc import Callable
from typing import Any

from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from ensemble.foundation import live
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from tests.machine import PATIENCE

# Whom the room `sample` is open to, by key of the room.
OPEN: dict[str, set[int | None]] = {}
# Whom a member (an id) doesn't meet (keys).
APART: dict[int, set[str]] = {}
CALLS: list[str] = []


def _may(member: Any, key: str) -> bool:
    CALLS.append(key)
    return (member and member.pk) in OPEN.get(key, set())


def _heard(visit: live.Visit, words: live.Words) -> live.Said:
    if words == {"say": "no"}:
        raise Refused("That can't be said here.")
    if words == {"say": "break"}:
        raise RuntimeError("It broke.")
    return live.Said(back=[{"ack": True}], others=[words])


live.room(
    "sample",
    may=_may,
    heard=_heard,
    came=lambda visit: [{"first": visit.key}],
    apart=lambda _members: APART,
)


def page(
    served: str, key: str, cookies: dict[str, str], *, kind: str = "sample", origin: str = "own"
) -> ClientConnection:
    """Open a socket as a page does; `origin` is what the browser says about where it is from."""
    headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}
    said = served if origin == "own" else origin
    address = f"ws{served.removeprefix('http')}/live/rooms/{kind}/{key}"
    return connect(
        address,
        additional_headers=headers,
        origin=Origin(said) if said else None,
        max_size=None,
        legacy=True,
        ping_interval=None,  # However long a busy machine takes to answer.
    )


def told(socket: ClientConnection, wanted: Callable[[Any], bool]) -> Any:
    """Wait for words of a kind; return them."""
    while True:
        words = socket.recv(timeout=PATIENCE)
        found = words if isinstance(words, bytes) else json.loads(words)
        if wanted(found):
            return found


def say(socket: ClientConnection, words: Any) -> None:
    """Say something as a page does."""
    socket.send(words if isinstance(words, bytes) else json.dumps(words))


def is_open_to(key: str, *members: Member | None) -> None:
    """Open the room `key` to these and nobody else."""
    OPEN[key] = {member.pk if member else None for member in members}
