"""A project's page with 40 pieces of all four media: `python -m bench.project_page [PIECES]`

CPU of one request through Django's whole stack, signed in and signed out, warm and with no looks
of pieces kept, and how many statements it makes. In turns with it, because the machine's mood
moves both alike: a plain page of the same 40 cards by three Django queries and Jinja2, which took
3.2 ms (SQLite) and 3.7 ms (PostgreSQL) where the limits were set: 2 ms warm and 4 ms cold on
SQLite, 3 and 5 on PostgreSQL, six statements whatever the number of pieces.
"""

import sys
from collections.abc import Callable
from io import BytesIO
from statistics import median
from time import process_time
from typing import Any

from bench.place import member, open_place, session_of

ROUNDS, TIMES = 15, 8
LIMITS = {"sqlite": (2.0, 4.0, 3.2), "postgresql": (3.0, 5.0, 3.7)}
MEDIA = ("text", "audio", "image", "video")


def main(pieces: int) -> None:
    open_place()
    from django.db import connection

    address = build_project(pieces)
    visitor = f"sessionid={session_of(member('Visitor'))}"
    ours = {
        "signed in, warm": lambda: ask(address, visitor),
        "signed in, cold": lambda: (_forget(), ask(address, visitor)),
        "signed out, warm": lambda: ask(address),
        "signed out, cold": lambda: (_forget(), ask(address)),
    }
    took = _in_turns({**ours, "plain": _plain_page})
    warm, cold, plain = LIMITS[connection.vendor]
    slow = took["plain"] / plain
    print(f"{connection.vendor}: this machine is at {1 / slow:.2f} of the speed of the limits' one")
    for name in ours:
        limit = warm if name.endswith("warm") else cold
        print(f"project page, {name}: {took[name]:.2f} ms CPU; there {took[name] / slow:.2f};"
              f" goal {limit:.0f}")  # fmt: skip
    print(f"statements: {_statements(address, visitor)}; goal 6")


def build_project(pieces: int) -> str:
    """Return the address of a new project with so many pieces, half of them in use."""
    from django.utils import timezone

    from ensemble.people.models import Craft
    from ensemble.projects.actions.decide import decide_offer
    from ensemble.projects.actions.offer import offer_piece
    from ensemble.projects.actions.start import start_project
    from ensemble.projects.frames import Wish
    from ensemble.projects.frames.plan import plan_from

    leader, makers = member("Leader"), [member(f"Maker{number}") for number in range(8)]
    wishes = tuple(
        Wish(f"Bring {one}", "Any.", Craft.WRITING, one, "Short", wanted=200)  # type: ignore[arg-type]
        for one in MEDIA
    )
    plan = plan_from(
        "anthology", "Forty", "Forty of us.", today=timezone.localdate(), wishes=wishes
    )
    project = start_project(plan, by=leader)
    calls = {call.medium: call for call in project.calls.all()}
    for number in range(pieces):
        medium, maker = MEDIA[number % 4], makers[number % 8]
        piece = _piece(number, medium, maker)
        offer = offer_piece(piece, calls[medium], by=maker)
        if number % 2:
            decide_offer(offer, "used", "It fits.", by=leader)
    return project.address


def _piece(number: int, medium: str, maker: Any) -> Any:
    from ensemble.pieces.actions.draft import draft_piece

    words = f"The kettle hums, for the {number}th time.\n" * 6 if medium == "text" else ""
    media = None if medium == "text" else _media(number, medium, maker)
    piece = draft_piece(by=maker, medium=medium, title=f"Page {number}", words=words, media=media)
    piece.publish()
    piece.revisions.get().clear(by=None)
    piece.refresh_from_db()
    return piece


def _media(number: int, medium: str, maker: Any) -> Any:
    """Rows as preparation writes them; no page opens the files."""
    from django.utils import timezone

    from ensemble.pieces.models import Derived, MediaFile

    media = MediaFile.objects.create(
        owner=maker, kind=medium, original=f"originals/{number}", file_name=f"{number}",
        sha256=f"{number:064}", size=9, duration_ms=9000, width=1280, height=720,
        envelope=[(number * step) % 100 for step in range(200)], prepared_at=timezone.now(),
    )  # fmt: skip
    made = [("preview", f"{medium}/mp4", 0), ("preview", f"{medium}/ogg", 0)]
    if medium in {"image", "video"}:
        made = made[:1] * (medium == "video")
        role = "picture" if medium == "image" else "poster"
        made += [(role, kind, width) for kind in ("image/avif", "image/webp")
                 for width in (320, 640, 1280)]  # fmt: skip
    Derived.objects.bulk_create(
        Derived(media=media, role=role, name=f"derived/{number}-{at}", content_type=kind,
                width=width, height=width * 9 // 16, size=9)
        for at, (role, kind, width) in enumerate(made)
    )  # fmt: skip
    return media


def ask(path: str, cookie: str = "") -> bytes:
    """Ask Django for a page as the server does, without the network; return it."""
    from ensemble.website.asgi import pages

    environ = {
        "REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": "", "SCRIPT_NAME": "",
        "SERVER_NAME": "localhost", "SERVER_PORT": "80", "HTTP_HOST": "localhost",
        "SERVER_PROTOCOL": "HTTP/1.1", "REMOTE_ADDR": "127.0.0.1", "HTTP_COOKIE": cookie,
        "wsgi.url_scheme": "http", "wsgi.input": BytesIO(), "wsgi.errors": sys.stderr,
    }  # fmt: skip
    said: list[str] = []
    answer = pages(environ, lambda status, headers, error=None: said.append(status))
    body = b"".join(answer)
    answer.close()
    assert said[0].startswith("200"), said
    return body


PLAIN = """{% for card in cards %}<article class="piece" data-medium="{{ card.medium }}">
<p>{{ card.about or card.title }}</p><h3><a href="/pieces/{{ card.key }}/">{{ card.title }}</a></h3>
<p class="byline"><a href="/people/{{ card.maker.key }}/">{{ card.maker.name }}</a></p>
<p class="facts">{{ card.medium }} {{ card.licence }} {{ card.published_at }}</p></article>
{% endfor %}"""


def _plain_page() -> str:
    from django.template import engines

    from ensemble.people.models import Member
    from ensemble.pieces.models import Piece
    from ensemble.projects.models import Call

    if not hasattr(_plain_page, "template"):
        _plain_page.template = engines["jinja2"].from_string(PLAIN)  # type: ignore[attr-defined]
    list(Call.objects.filter(project__title="Forty"))
    assert Member.objects.filter(name="Visitor").first()
    cards = list(Piece.objects.filter(published_at__isnull=False).select_related("maker")[:40])
    return str(_plain_page.template.render({"cards": cards}))  # type: ignore[attr-defined]


def _in_turns(works: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Return the median CPU milliseconds of each, a few times each, round after round."""
    rounds: dict[str, list[float]] = {name: [] for name in works}
    for _round in range(ROUNDS):
        for name, work in works.items():
            work()
            began = process_time()
            for _time in range(TIMES):
                work()
            rounds[name].append((process_time() - began) / TIMES * 1000)
    return {name: median(found) for name, found in rounds.items()}


def _forget() -> None:
    """Let go of what was kept of pieces: their faces and their drawn cards."""
    from ensemble.design import kept
    from ensemble.pieces.queries import cards

    cards._faces.clear()
    kept._cards.clear()


def _statements(address: str, cookie: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as made:
        ask(address, cookie)
    return len(made)


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 40)
