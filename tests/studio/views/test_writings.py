"""Pages of texts that several people write."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from ensemble.people.actions.block import block_member
from ensemble.people.models import Member
from ensemble.pieces.models import Piece
from ensemble.studio.actions.close_writing import close_writing
from ensemble.studio.actions.pass_turn import pass_turn
from ensemble.studio.models import Turn, Writing
from ensemble.studio.queries.shared import words_of
from tests.builders.pieces import poem
from tests.builders.writings import Page, shared_text
from tests.conftest import ClientOf


def test_a_text_is_opened_with_its_first_words(client_of: ClientOf, ada: Member) -> None:
    answers = {
        "title": "Kettle song",
        "way": "together",
        "words": "The kettle hums.",
        "condition": "freely",
        "licence": "by",
    }
    client = client_of(ada)
    assert "Kettle song" in client.get("/writings/new/?title=Kettle+song").content.decode()
    assert client.post("/writings/new/", answers | {"title": " "}).status_code == 422
    page = client.post("/writings/new/", answers, follow=True).content.decode()
    assert "The kettle hums." in page
    assert Writing.objects.get().licence == "by"
    assert "Kettle song" in client.get("/writings/").content.decode()


def test_without_scripts_an_edit_is_laid_over_what_others_wrote(
    client_of: ClientOf, ada: Member, ben: Member
) -> None:
    writing = shared_text(ada, ben, words="One.\nTwo.")
    page = Page(writing, ada, 4)
    page.send(page.typed("Nought. "))
    address = writing.get_absolute_url()
    answers = {"base": "One.\r\nTwo.", "words": "One.\r\nTwo.\r\nThree."}
    shown = client_of(ben).post(address, answers, follow=True).content.decode()
    assert words_of(writing) == "Nought. One.\nTwo.\nThree."
    assert "Nought. One." in shown
    writing.close()
    assert client_of(ben).post(address, answers).status_code == 422


def test_only_writers_come_in_and_a_link_makes_one(
    client_of: ClientOf, ada: Member, ben: Member, cy: Member
) -> None:
    writing = shared_text(ada)
    address = writing.get_absolute_url()
    link = f"/writings/in/{writing.openings.get().key}/"
    assert client_of(None).get(address).status_code == 302
    assert client_of(ben).get(address).status_code == 404
    assert "Come in" in client_of(ben).get(link).content.decode()
    assert client_of(ben).post(link).headers["Location"] == address
    assert client_of(ben).get(address).status_code == 200
    out = f"{address}writers/{ben.key}/out/"
    assert client_of(cy).post(out).status_code == 404
    assert client_of(ada).post(out).status_code == 302
    assert client_of(ben).get(address).status_code == 404
    assert client_of(ben).post(link).status_code == 409
    block_member(cy, by=ada)
    assert client_of(cy).post(link).status_code == 409
    client_of(ada).post(f"{address}openings/")
    assert client_of(cy).get(link).status_code == 404


def test_a_revision_is_made_and_credits_all(client_of: ClientOf, ada: Member, ben: Member) -> None:
    writing = shared_text(ada, ben, words="One. ")
    page = Page(writing, ben, 4)
    page.send(page.typed("Two. "))
    client_of(ben).post(f"{writing.get_absolute_url()}copies/")
    piece = Piece.objects.get()
    shown = client_of(ada).get(piece.get_absolute_url()).content.decode()
    assert f'and <a href="/people/{ben.key}/">Ben</a>' in shown
    assert "Write on together" in shown


def test_a_text_of_mine_is_opened_from_its_page(
    client_of: ClientOf, ada: Member, ben: Member
) -> None:
    piece = poem(ada, words="Mine alone so far.")
    address = piece.get_absolute_url()
    assert "Write on together" in client_of(ada).get(address).content.decode()
    assert "Write on together" not in client_of(ben).get(address).content.decode()
    assert client_of(ben).post("/writings/new/", {"piece": piece.key}).status_code == 404
    shown = client_of(ada).post("/writings/new/", {"piece": piece.key}, follow=True)
    assert "Mine alone so far." in shown.content.decode()


def test_in_turns_what_is_hidden_is_never_sent(
    client_of: ClientOf, ada: Member, ben: Member
) -> None:
    writing = shared_text(ada, ben, way="turns")
    address = writing.get_absolute_url()
    client_of(ada).post(f"{address}turns/")
    held = client_of(ben).get(address).content.decode()
    assert "Ada is writing now" in held
    assert client_of(ben).post(f"{address}turns/").status_code == 409
    turn = Turn.objects.get()
    assert client_of(ben).post(f"/writings/turns/{turn.key}/", {"words": "x"}).status_code == 404
    client_of(ada).post(f"/writings/turns/{turn.key}/", {"words": "A secret one.\r\nA last line."})
    for member in (ada, ben):
        shown = client_of(member).get(address).content.decode()
        assert "A last line." in shown
        assert "secret" not in shown
    assert client_of(ada).post(f"{address}turns/").status_code == 409
    client_of(ben).post(f"{address}turns/")
    mine = Turn.objects.get(member=ben)
    _written_in_two_windows(client_of(ben), mine)
    client_of(ben).post(
        f"/writings/turns/{mine.key}/", {"words": "Then this.", "base": "Then that."}
    )
    client_of(ben).post(f"{address}copies/")
    unfolded = client_of(ada).get(address).content.decode()
    assert "A secret one." in unfolded
    assert Piece.objects.get().newest.words == "A secret one.\nA last line.\nThen this."


def test_two_who_are_kept_apart_are_not_named_to_each_other(
    client_of: ClientOf, ada: Member, ben: Member, cy: Member
) -> None:
    together, turns = shared_text(ada, ben, cy), shared_text(ada, ben, cy, way="turns")
    page = Page(together, cy, 4)
    page.send(page.typed("Hers stays. "))
    client_of(cy).post(f"{turns.get_absolute_url()}turns/")
    assert "Cy is writing now" in client_of(ben).get(turns.get_absolute_url()).content.decode()
    block_member(cy, by=ben)
    for writing, words in ((together, "Hers stays."), (turns, "Somebody else is writing now")):
        shown = client_of(ben).get(writing.get_absolute_url()).content.decode()
        assert words in shown
        assert ">Cy<" not in shown
        assert "Cy" in client_of(ada).get(writing.get_absolute_url()).content.decode()
    pass_turn(turns.turns.get(), "A line.", base="", by=cy)
    close_writing(turns, by=ada)
    for member, name in ((ben, "Somebody else"), (ada, "Cy")):
        shown = client_of(member).get(turns.get_absolute_url()).content.decode()
        assert f'title="{name}">A line.' in shown


def _written_in_two_windows(client: Client, turn: Turn) -> None:
    address = f"/writings/turns/{turn.key}/"
    assert client.post(address, {"words": "Then that.", "keep": "1"}).status_code == 204
    met = client.post(address, {"words": "Now", "keep": "1"})
    assert (met.status_code, met.json()["held"]) == (412, "Then that.")
    shown = client.post(address, {"words": "Now"})
    assert (shown.status_code, "You wrote in another window" in shown.content.decode()) == (
        412,
        True,
    )
    assert met.json()["both"] in shown.content.decode()


@pytest.mark.django_db
def test_the_list_asks_as_often_for_many_as_for_one(
    client_of: ClientOf, ada: Member, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(5):
        shared_text(ada, title=f"Text {number}")
    client = client_of(ada)
    client.get("/writings/")
    with django_assert_max_num_queries(8):
        client.get("/writings/")
