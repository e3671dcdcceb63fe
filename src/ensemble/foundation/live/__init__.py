"""Rooms for pages that are open at the same time: who is here, and what one says, others hear.

A capability registers a kind of room while it starts (in `apps.ready`):

    live.room("studio-mix", may=may_mix, heard=heard_in_mix)

* `may(member, key)` returns a right (anything that is true) or None. `member` is None for a
  stranger. It is asked when somebody comes, before each message, and every two seconds.
* `heard(visit, words)` gets what a page says: a dict (sent as JSON) or bytes. It runs in a
  thread, may ask the database, and returns what is said on: `Said(back=…, others=…)` or None.
  `Refused` is told to that one page. Of one room one message is heard at a time.
* `came(visit)` returns what a page is told first, a list of dicts and bytes. What is said to all
  meanwhile follows it, so it may be told twice: count revisions, or let twice do no harm.
* `still(key, members)` returns which of these members (their ids) have the right; without it
  `may` is asked for each of them, which is too slow for rooms of hundreds.
* `apart(members)` returns whom each of these members (ids) doesn't meet, as keys of members: they
  aren't told who that is, where they are, and that they are here.

A page connects to `/live/rooms/<kind>/<key>` (see `design/islands/parts/live.ts`). What it says
as `{"live": "state", "state": {…}}` is its own passing state (a cursor, a held fader): told to the
others and to whoever comes later, gone with it, and never written down.

Anything else that changes a thing says so to those who have it open: `tell(kind, key, words)`.
"""

from collections.abc import Callable, Collection
from typing import Any

from starlette.routing import WebSocketRoute

from ensemble.foundation.live.entrance import Entrance
from ensemble.foundation.live.house import tell
from ensemble.foundation.live.rooms import KINDS, Apart, Kind, Said, Visit, Words

__all__ = ["Said", "Visit", "Words", "room", "routes", "tell"]


def room(
    name: str,
    *,
    may: Callable[[Any, str], Any],
    heard: Callable[[Visit, Words], Said | None],
    came: Callable[[Visit], list[Words]] | None = None,
    still: Callable[[str, Collection[int]], Collection[int]] | None = None,
    apart: Apart | None = None,
) -> None:
    """Register a kind of room."""
    KINDS[name] = Kind(name, may, heard, came, still, apart)


routes = [WebSocketRoute("/live/rooms/{kind}/{key}", Entrance())]
