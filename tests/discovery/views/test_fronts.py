"""The front page, the board and one's own desk."""

import pytest

from ensemble.people.actions.choose import choose_crafts
from ensemble.people.models import Member
from ensemble.production.actions.release import release_render
from tests.builders import projects
from tests.builders.pieces import poem
from tests.builders.production import book, gathered
from tests.conftest import ClientOf


def test_an_empty_place_invites(client_of: ClientOf, db: None) -> None:
    page = client_of(None).get("/").content.decode()
    assert "What can we make together?" in page
    assert "So it's your turn" in page


def test_what_is_wanted_finished_and_unheard_is_shown(
    ada: Member, ben: Member, client_of: ClientOf
) -> None:
    projects.call(ada, title="Four lines about a lamp")
    poem(ben, "Never built on")
    finish = release_render(gathered(book(ada, ben), ada), by=ada)
    finish.piece.newest.clear(by=None)
    page = client_of(None).get("/").content.decode()
    assert "Four lines about a lamp" in page
    assert "Never built on" in page
    assert f"/finished/{finish.project.key}/" in page
    for maker in (ada, ben):
        assert f'<a href="/people/{maker.key}/">{maker.name}</a>' in page


def test_calls_of_my_crafts_come_first(ada: Member, ben: Member, client_of: ClientOf) -> None:
    projects.call(ada, title="A line")
    projects.call(ada, title="A bass", craft="bass", medium="audio", how="layers-on")
    choose_crafts({"bass": "at-home"}, by=ben)
    page = client_of(ben).get("/jump-in/").content.decode()
    assert page.index("A bass") < page.index("A line")


@pytest.mark.parametrize("wish", ["craft=bass", "medium=audio", "minutes=5"])
def test_the_board_is_narrowed(ada: Member, client_of: ClientOf, wish: str) -> None:
    projects.call(ada, title="Ten minutes of lines", minutes=10)
    projects.call(ada, title="A bass", craft="bass", medium="audio", how="layers-on", minutes=4)
    page = client_of(None).get(f"/jump-in/?{wish}").content.decode()
    assert "A bass" in page
    assert "Ten minutes of lines" not in page


@pytest.mark.parametrize("wish", ["craft=juggling", "minutes=soon", "after=1.2", "after=x.y.z"])
def test_a_wish_nobody_knows_narrows_nothing(ada: Member, client_of: ClientOf, wish: str) -> None:
    projects.call(ada, title="A line")
    assert "A line" in client_of(None).get(f"/jump-in/?{wish}").content.decode()


def test_the_desk_shows_who_waits(ada: Member, ben: Member, client_of: ClientOf) -> None:
    projects.offer(projects.call(ada), ben)
    assert "Somebody waits" in client_of(ada).get("/desk/").content.decode()
    assert "waits for an answer" in client_of(ben).get("/desk/").content.decode()
    assert client_of(None).get("/desk/").status_code == 302


def test_more_cards_cost_no_more_statements(
    ada: Member, client_of: ClientOf, django_assert_max_num_queries: object
) -> None:
    for number in range(8):
        projects.call(ada, title=f"Call {number}")
        poem(ada, f"Poem {number}")
    client = client_of(ada)
    for address in ("/", "/jump-in/", "/desk/"):
        with django_assert_max_num_queries(10):  # type: ignore[operator]
            client.get(address)
