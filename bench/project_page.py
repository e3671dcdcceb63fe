"""A project's page with 40 pieces: python -m bench.project_page [--pieces 40]

CPU of one request, signed in and signed out, warm (the looks of pieces kept) and with nothing
kept, and how many statements it makes. The limits are those of the speed table: 2 ms warm and
4 ms cold on SQLite, 3 and 5 on PostgreSQL, six statements whatever the number of pieces.
"""

import argparse
from collections.abc import Callable
from time import process_time

from bench.place import member, open_place

ROUNDS = 60
LIMITS = {"sqlite": (2.0, 4.0), "postgresql": (3.0, 5.0)}


def main(pieces: int) -> None:
    open_place()
    from django.db import connection
    from django.test import Client

    address = _project(pieces)
    visitor, stranger = Client(SERVER_NAME="localhost"), Client(SERVER_NAME="localhost")
    assert stranger.get(address).status_code == 200
    visitor.force_login(member("Visitor"), "ensemble.people.forms.doorkeeper.Doorkeeper")
    warm, cold = LIMITS[connection.vendor]
    for who, client in (("signed in", visitor), ("signed out", stranger)):
        _say(f"{who}, warm", _cpu(lambda client=client: client.get(address)), warm)
        _say(f"{who}, cold", _cpu(lambda client=client: client.get(address), _forget), cold)
    print(f"statements: {_statements(visitor, address)} (limit 6)")


def _project(pieces: int) -> str:
    from django.utils import timezone

    from ensemble.pieces.actions.draft import draft_piece
    from ensemble.projects.actions.decide import decide_offer
    from ensemble.projects.actions.offer import offer_piece
    from ensemble.projects.actions.start import start_project
    from ensemble.projects.frames.plan import plan_from

    leader, maker = member("Leader"), member("Maker")
    plan = plan_from("anthology", "Forty", "Forty texts.", today=timezone.localdate())
    project = start_project(plan, by=leader)
    call = project.calls.filter(medium="text")[0]
    for number in range(pieces):
        words = f"The kettle hums, for the {number}th time."
        piece = draft_piece(by=maker, medium="text", title=f"Page {number}", words=words)
        piece.publish()
        piece.revisions.get().clear(by=None)
        piece.refresh_from_db()
        offer = offer_piece(piece, call, by=maker)
        if number % 2:
            decide_offer(offer, "used", "It opens the book.", by=leader)
    return project.address


def _cpu(request: Callable[[], object], before: Callable[[], None] | None = None) -> float:
    """Return the least CPU time of a round, in milliseconds: what the machine adds varies."""
    request()
    best = float("inf")
    for _round in range(ROUNDS):
        if before:
            before()
        began = process_time()
        request()
        best = min(best, process_time() - began)
    return best * 1000


def _forget() -> None:
    from ensemble.pieces.queries import cards

    cards._faces.clear()


def _statements(client, address: str) -> int:  # type: ignore[no-untyped-def]
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as made:
        client.get(address)
    return len(made)


def _say(what: str, milliseconds: float, limit: float) -> None:
    ratio = limit / milliseconds
    print(f"project page, {what}: {milliseconds:.2f} ms CPU, {ratio:.2f} of the limit's speed")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--pieces", type=int, default=40)
    main(arguments.parse_args().pieces)
