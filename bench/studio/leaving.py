"""Whoever loses the right to a room leaves it: how soon, by signing out and by being shown out.

    python -m bench.studio.leaving [rounds]

A real place, a socket of Ben's in a shared text, and the very requests that pages send. Measured
from before the request until Ben's socket is closed, wherever in the watch's round it came.
"""

import os
import random
import statistics
import sys
import time
from typing import Any

import httpx
from tests.live import Place
from tests.place import free_port, new_folder
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from bench.stopwatch import tell
from bench.studio.kettle import WORLD

SESSIONS = """
def session():
    client = Client()
    client.force_login(people[1], "django.contrib.auth.backends.ModelBackend")
    return client.cookies["sessionid"].value
answer["sessions"] = [session() for _number in range(ROUNDS)]
answer["who"] = people[1].key
"""
GOAL = 5


def main(rounds: int) -> None:
    """Lose the right so many times, and print how long the socket stayed open."""
    place = Place(new_folder(), free_port(), os.environ.get("ENSEMBLE_DATABASE", ""))
    place.open()
    try:
        world = place.run(WORLD + SESSIONS.replace("ROUNDS", str(rounds)))
        out = [_signed_out(place, world, session) for session in world["sessions"]]
        _say("closed after signing out, at most (s)", out)
        _say("closed after being shown out (s)", [_shown_out(place, world)])
    finally:
        place.close()


def _signed_out(place: Place, world: dict[str, Any], session: str) -> float:
    with _opened(place, world, session) as socket:
        time.sleep(random.uniform(0, 2))  # Somewhere in the watch's round.
        begun = time.monotonic()
        _ask(place, session, "/accounts/logout/")
        return _closed(socket) - begun


def _shown_out(place: Place, world: dict[str, Any]) -> float:
    with _opened(place, world, world["Ben"]) as socket:
        begun = time.monotonic()
        _ask(place, world["Ada"], f"/writings/{world['key']}/writers/{world['who']}/out/")
        return _closed(socket) - begun


def _ask(place: Place, session: str, path: str) -> None:
    """Post an empty form, as a page does. Raises httpx.HTTPStatusError."""
    with httpx.Client(base_url=place.address, cookies={"sessionid": session}) as client:
        client.get("/people/settings/account/").raise_for_status()
        heads = {"X-CSRFToken": client.cookies["csrftoken"], "Referer": place.address}
        answer = client.post(path, headers=heads)
        assert answer.is_redirect, answer.text


def _opened(place: Place, world: dict[str, Any], session: str) -> ClientConnection:
    """A socket in the text's room, once it has been answered."""
    address = place.address
    socket = connect(
        f"ws{address.removeprefix('http')}/live/rooms/studio-writing/{world['key']}",
        additional_headers={"Cookie": f"sessionid={session}"},
        origin=Origin(address),
        max_size=None,
        legacy=True,
    )
    socket.send(b"\0\0")
    socket.recv(timeout=30)
    return socket


def _closed(socket: ClientConnection) -> float:
    """Wait until it is closed; return when."""
    try:
        while True:
            socket.recv(timeout=60)
    except ConnectionClosed:
        return time.monotonic()


def _say(promise: str, seconds: list[float]) -> None:
    print(f"median {statistics.median(seconds):.2f} s of {len(seconds)}")
    tell(promise, max(seconds), GOAL)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
