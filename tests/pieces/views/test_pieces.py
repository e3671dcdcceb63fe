"""The pages of pieces."""

from collections.abc import Callable

import pytest
from django.test import Client

from ensemble.people.models import Member
from ensemble.pieces.actions.withdraw import withdraw_piece
from ensemble.pieces.models import Draft, Piece
from tests.builders.pieces import draft_poem, poem

Open = Callable[[Member | None], Client]


def answers(**changed: str) -> dict[str, str]:
    """Return what the form for a piece of words sends."""
    return {
        "medium": "text",
        "title": "Rain",
        "words": "It rains.\nStill.",
        "visibility": "public",
        "condition": "freely",
        "licence": "by-nc-sa",
    } | changed


def test_everyone_reads_a_standing_piece(ada: Member, client_of: Open) -> None:
    page = client_of(None).get(f"/pieces/{poem(ada, about='For Sunday').key}/").text
    for words in ("A small poem", "The kettle hums.", "For Sunday", "Ada", "CC BY-NC-SA 4.0"):
        assert words in page
    assert "Edit what is said" not in page


def test_its_maker_finds_quiet_doors(ada: Member, client_of: Open) -> None:
    page = client_of(ada).get(f"/pieces/{poem(ada).key}/").text
    for words in ("Edit what is said", "new revision", "Take it back"):
        assert words in page


def test_a_draft_says_what_it_is_and_is_published_from_its_page(
    ada: Member, client_of: Open
) -> None:
    piece, browser = draft_poem(ada), client_of(ada)
    assert "Only you see this" in browser.get(f"/pieces/{piece.key}/").text
    browser.post(f"/pieces/{piece.key}/publication/")
    assert "Somebody looks at the first pieces" in browser.get(f"/pieces/{piece.key}/").text


def test_a_piece_is_made_on_one_page(ada: Member, client_of: Open) -> None:
    browser = client_of(ada)
    assert "Begin anywhere." in browser.get("/pieces/new/").text
    answer = browser.post("/pieces/new/", answers())
    piece = Piece.objects.get()
    assert answer.headers["Location"] == f"/pieces/{piece.key}/"
    assert (piece.title, piece.newest.words, piece.maker) == ("Rain", "It rains.\nStill.", ada)
    assert piece.published_at


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [({"title": ""}, "This field is required"), ({"words": " "}, "There are no words yet")],
)
def test_what_is_refused_keeps_every_word(
    ada: Member, client_of: Open, changed: dict[str, str], sentence: str
) -> None:
    answer = client_of(ada).post("/pieces/new/", answers(about="Keep me") | changed)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "Keep me" in answer.text
    assert not Piece.objects.exists()


def test_what_an_address_asks_for_goes_along(ada: Member, client_of: Open) -> None:
    page = client_of(ada).get("/pieces/new/?medium=audio&call=k7f3&for=x").text
    assert '<input type="hidden" name="call" value="k7f3">' in page
    assert 'name="medium" value="audio"' in page
    assert "?medium=video&amp;call=k7f3" in page


def test_an_unsent_form_is_kept_and_opened_again(ada: Member, client_of: Open) -> None:
    browser = client_of(ada)
    answer = browser.post("/pieces/drafts/", answers(title="Half", words="Half a", call="k7"))
    draft = Draft.objects.get()
    assert answer.headers["Location"] == f"/pieces/new/?draft={draft.key}"
    page = browser.get(answer.headers["Location"]).text
    assert "Half a</textarea>" in page
    assert 'value="Half"' in page
    assert draft.read()["call"] == "k7"
    assert "Half" in browser.get("/pieces/").text
    browser.post("/pieces/new/", answers(draft=draft.key))
    assert not Draft.objects.exists()


def test_a_draft_of_somebody_else_is_neither_read_nor_written(
    ada: Member, ben: Member, client_of: Open
) -> None:
    client_of(ada).post("/pieces/drafts/", answers(words="Secret"))
    draft = Draft.objects.get()
    assert "Secret" not in client_of(ben).get(f"/pieces/new/?draft={draft.key}").text
    client_of(ben).post("/pieces/drafts/", answers(words="Mine", draft=draft.key))
    assert Draft.objects.get(member=ada).read()["words"] == "Secret"
    assert client_of(ben).post(f"/pieces/drafts/{draft.key}/").status_code == 404


def test_its_maker_edits_it(ada: Member, ben: Member, client_of: Open) -> None:
    piece = poem(ada)
    page = f"/pieces/{piece.key}/edit/"
    assert "A small poem" in client_of(ada).get(page).text
    client_of(ada).post(page, answers(title="Kettle", licence="by"))
    piece.refresh_from_db()
    assert (piece.title, piece.licence) == ("Kettle", "by")
    refused = client_of(ada).post(page, answers(title="Pot", licence="by-nc"))
    assert "opened, not closed" in refused.text
    assert client_of(ben).get(page).status_code == 404
    assert client_of(ben).post(page, answers()).status_code == 404


def test_a_withdrawn_piece_is_gone_for_everyone_else(
    ada: Member, ben: Member, client_of: Open
) -> None:
    piece = poem(ada)
    withdraw_piece(piece, by=ada)
    for other in (ben, None):
        assert client_of(other).get(f"/pieces/{piece.key}/").status_code == 404
    assert "You took this back" in client_of(ada).get(f"/pieces/{piece.key}/").text


def test_my_pieces_say_how_they_stand(ada: Member, client_of: Open) -> None:
    draft_poem(ada, "First")
    poem(ada, "Second")
    withdraw_piece(poem(ada, "Third"), by=ada)
    page = client_of(ada).get("/pieces/").text
    for words in ("First", "Only you see it", "Second", "Third", "You withdrew it"):
        assert words in page
