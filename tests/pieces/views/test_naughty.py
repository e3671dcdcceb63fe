"""What a member types is shown as typed, and never runs."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from ensemble.people.models import Member
from ensemble.pieces.models import Draft, Piece
from tests.pieces.views.test_pieces import answers

Open = Callable[[Member | None], Client]
NAUGHTY = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</textarea><script>alert(1)</script>",
    "{{ 7*7 }}{% raw %}",
    "' OR 1=1; --",
    "javascript:alert(1)",
    "\u202etxt.exe\u202c \ufdfd \u202e\U0001f469\u200d\U0001f469 Z\u0338a\u0337",
    "%s %(title)s {0}",
    "line\u2028break\u0085",
]


@pytest.mark.parametrize("words", NAUGHTY)
def test_every_text_field_is_escaped_on_every_page(
    words: str, ada: Member, client_of: Open
) -> None:
    browser = client_of(ada)
    sent = answers(title=words, words=words, about=words, draft="", whim=words)
    browser.post("/pieces/drafts/", sent)
    draft = Draft.objects.get()
    pages = [
        browser.get(f"/pieces/new/?draft={draft.key}").text,
        browser.get("/pieces/new/", {"title": words, "whim": words, "medium": words}).text,
        browser.get("/pieces/").text,
        browser.post("/pieces/new/", sent | {"visibility": words, "licence": words}).text,
    ]
    made = browser.post("/pieces/new/", sent)
    assert made.status_code == 302, made.text
    piece = Piece.objects.get()
    Piece.objects.update(cleared_at="2026-01-01T00:00Z", current=piece.newest)
    for address in (f"/pieces/{piece.key}/", reverse("people:show", args=[ada.key])):
        pages += [browser.get(address).text, client_of(None).get(address).text]
    for way in ("edit", "revisions", "revisions/1", "withdrawal"):
        pages.append(browser.get(f"/pieces/{piece.key}/{way}/").text)
    for page in pages:
        for payload in ("<script>alert", "<img src=x", "</textarea><script", 'href="javascript:'):
            assert payload not in page
    assert piece.title == words.strip()


def test_a_nul_is_refused_and_what_was_typed_is_kept(ada: Member, client_of: Open) -> None:
    answer = client_of(ada).post("/pieces/new/", answers(words="a\0b", about="Keep me"))
    assert answer.status_code == 422
    assert "Keep me" in answer.text
