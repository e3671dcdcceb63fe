"""Private means private: every route of pieces, for everyone, in every state.

A new route without a row here fails.
"""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from ensemble.people.models import Block, Circle, Member
from ensemble.pieces import urls
from ensemble.pieces.actions.caption import caption_revision
from ensemble.pieces.actions.draft import draft_piece
from ensemble.pieces.actions.publish import publish_piece
from ensemble.pieces.actions.withdraw import withdraw_piece
from ensemble.pieces.cues import Cue
from ensemble.pieces.models import MediaFile, Piece
from tests.conftest import person

Open = Callable[[Member | None], Client]
ASKERS = ("maker", "circle", "stranger", "nobody", "moderator", "blocker")

# Who may read a piece in each state; everybody else finds nothing.
READERS = {
    "public": set(ASKERS) - {"blocker"},
    "link": set(ASKERS) - {"blocker"},
    "circle": {"maker", "circle"},
    "draft": {"maker"},
    "held": {"maker"},
    "withdrawn": {"maker"},
    "unseen revision": {"maker"},
}

# How each route that names a piece treats whoever may read it, and its maker.
ROUTES = {
    "show": ("readers", "/pieces/{key}/"),
    "revision": ("readers", "/pieces/{key}/revisions/{number}/"),
    "original": ("readers", "/pieces/{key}/original/{number}/"),
    "captions-file": ("readers", "/pieces/{key}/captions/{number}/"),
    "captions": ("maker", "/pieces/{key}/captions/"),
    "edit": ("maker", "/pieces/{key}/edit/"),
    "revise": ("maker", "/pieces/{key}/revisions/"),
    "withdraw": ("maker", "/pieces/{key}/withdrawal/"),
    "publish": ("maker", "/pieces/{key}/publication/"),
}
# These name no piece, and show only what is one's own; tests/pieces/views/test_pieces.py.
OWN = {"index", "new", "drafts", "draft"}


def test_every_route_has_a_row() -> None:
    assert {route.name for route in urls.urlpatterns} == set(ROUTES) | OWN


@pytest.mark.parametrize("state", READERS)
def test_only_those_who_may_find_it(state: str, ada: Member, ben: Member, client_of: Open) -> None:
    circle = Circle.objects.create(name="Band", founder=ada)
    for friend in (ada, ben):
        circle.memberships.create(member=friend)
    piece = piece_in(state, ada, circle)
    for asker, member in askers(ada, ben).items():
        browser = client_of(member)
        for name, (who, address) in ROUTES.items():
            answer = browser.get(address.format(key=piece.key, number=piece.newest.number))
            wanted = expected(state, asker, name, who)
            assert answer.status_code == wanted, (asker, name)
            if wanted == 404:
                assert "Signed lullaby" not in answer.text, (asker, name)
                assert "/files/" not in answer.text, (asker, name)


def expected(state: str, asker: str, name: str, who: str) -> int:
    """Return what a GET answers."""
    if who == "maker" and asker == "nobody":
        return 302
    if name == "publish":
        return 405
    if state == "unseen revision" and name == "show" and asker in READERS["public"]:
        return 200
    if asker not in ({"maker"} if who == "maker" else READERS[state]):
        return 404
    if name in {"revise", "captions"} and state == "withdrawn":
        return 404
    return 302 if name == "original" else 200


@pytest.mark.parametrize("name", ["captions", "edit", "revise", "withdraw", "publish"])
def test_nobody_else_changes_a_piece(name: str, ada: Member, ben: Member, client_of: Open) -> None:
    piece = piece_in("public", ada, None)
    before = Piece.objects.values().get()
    for asker, member in askers(ada, ben).items():
        if asker != "maker":
            answer = client_of(member).post(
                ROUTES[name][1].format(key=piece.key, number=1), {"title": "x"}
            )
            assert answer.status_code == (302 if member is None else 404)
    assert Piece.objects.values().get() == before
    assert piece.revisions.count() == 1


def test_listen_only_gives_no_copy_to_others(ada: Member, ben: Member, client_of: Open) -> None:
    piece = piece_in("public", ada, None)
    Piece.objects.update(condition="listen")
    place = ROUTES["original"][1].format(key=piece.key, number=1)
    assert client_of(ben).get(place).status_code == 404
    assert client_of(ada).get(place).status_code == 302


def askers(ada: Member, ben: Member) -> dict[str, Member | None]:
    """Return everyone who may come along."""
    moderator, blocker = person("Mo"), person("Bo")
    Member.objects.filter(pk=moderator.pk).update(moderates_since="2026-01-01T00:00Z")
    moderator.refresh_from_db()
    blocker_of(blocker, ada)
    everyone: dict[str, Member | None] = {"maker": ada, "circle": ben, "stranger": person("Cy")}
    return everyone | {"nobody": None, "moderator": moderator, "blocker": blocker}


def blocker_of(one: Member, other: Member) -> None:
    """Let one member block another."""
    Block.objects.create(blocker=one, blocked=other)


def piece_in(state: str, by: Member, circle: Circle | None) -> Piece:
    """Return a sound in a state, with a file that is ready."""
    facts: dict[str, Any] = {"visibility": "circle", "circle": circle} if state == "circle" else {}
    if state == "link":
        facts = {"visibility": "link"}
    title = "Signed lullaby"
    piece = draft_piece(by=by, medium="audio", title=title, media=ready_file(by), **facts)
    said(piece)
    if state != "draft":
        publish_piece(piece, by=by)
    if state not in {"draft", "held"}:
        piece.newest.clear(by=None)
    if state == "withdrawn":
        withdraw_piece(piece, by=by)
    if state == "unseen revision":
        piece.revisions.create(number=2, media=ready_file(by))
        said(piece)
    return piece


def said(piece: Piece) -> None:
    """Let the newest revision have captions."""
    caption_revision(piece.newest, [Cue(0, 900, "Signed lullaby")], by=piece.maker)


def ready_file(by: Member) -> MediaFile:
    """Return a prepared file: rows only, its bytes are asked for by nobody here."""
    media = MediaFile.objects.create(
        owner=by, kind="audio", original="originals/aa", file_name="a.wav", sha256="aa", size=1
    )
    media.derived.create(role="preview", name="derived/aa.m4a", content_type="audio/mp4")
    media.derived.create(role="mezzanine", name="derived/aa.flac", content_type="audio/flac")
    media.remember(duration_ms=1000, envelope=[10, 20])
    return media
