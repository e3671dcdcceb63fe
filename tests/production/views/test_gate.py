"""Who may enter the finishing room, and who sees what came of it."""

import pytest

from ensemble.engine.interchange.tasl import from_json
from ensemble.people.models import Member
from ensemble.production import urls
from ensemble.production.actions.release import release_render
from ensemble.production.models import Finish, Render
from ensemble.projects.queries.choices import chosen_for
from tests.builders.production import book, gathered
from tests.conftest import ClientOf

LEADERS = {
    "finish": ("get", "/projects/{project}/finish/"),
    "mix": ("post", "/projects/{project}/finish/mix/"),
    "cut": ("post", "/projects/{project}/finish/cut/"),
    "export": ("get", "/projects/{project}/finish/cut.zip"),
    "thanks": ("get", "/projects/{project}/finish/thanks/"),
    "render": ("get", "/renders/{render}/"),
    "cancel": ("post", "/renders/{render}/cancellation/"),
    "release": ("post", "/renders/{render}/release/"),
}
EVERYONE = {
    "show": "/finished/{project}/",
    "credits": "/finished/{project}/credits.txt",
    "attribution": "/finished/{project}/credits.json",
}


def test_every_route_has_a_row() -> None:
    assert {route.name for route in urls.urlpatterns} == set(LEADERS) | set(EVERYONE)


@pytest.mark.parametrize(("method", "address"), LEADERS.values())
def test_only_leaders_enter_the_finishing_room(
    ada: Member, ben: Member, cy: Member, client_of: ClientOf, method: str, address: str
) -> None:
    project = book(ada, ben)
    render = gathered(project, ada)
    path = address.format(project=project.key, render=render.key)
    for other in (ben, cy):
        assert getattr(client_of(other), method)(path).status_code == 404
    assert getattr(client_of(None), method)(path).status_code == 302
    assert not Finish.objects.exists()


def test_a_leader_puts_words_together_and_releases_them(
    ada: Member, ben: Member, cy: Member, client_of: ClientOf
) -> None:
    project = book(ada, ben)
    client = client_of(ada)
    assert "A red door" in client.get(f"/projects/{project.key}/finish/").content.decode()
    form = {
        "shots-TOTAL_FORMS": "1",
        "shots-INITIAL_FORMS": "1",
        "shots-0-revision": chosen_for(project)[0].key,
        "shots-0-order": "1",
        "title": "Doors",
        "finish": "yes",
    }
    answer = client.post(f"/projects/{project.key}/finish/cut/", form)
    render = Render.objects.get()
    assert answer.headers["Location"] == f"/renders/{render.key}/"
    assert "Release it" in client.get(f"/renders/{render.key}/").content.decode()
    client.post(f"/renders/{render.key}/release/")
    render.piece.newest.clear(by=None)  # type: ignore[union-attr]
    page = client_of(cy).get(f"/finished/{project.key}/").content.decode()
    assert "A red door" in page
    assert "Ben" in page
    assert client_of(None).get(f"/finished/{project.key}/credits.txt").status_code == 200
    told = from_json(client_of(None).get(f"/finished/{project.key}/credits.json").content.decode())
    assert [part.authors for part in told.parts] == [(ben.credited_as,)]
    assert told.whole.licence_address.startswith("https://creativecommons.org/")
    piece = render.piece.get_absolute_url()  # type: ignore[union-attr]
    assert f"/finished/{project.key}/#names" in client_of(cy).get(piece).content.decode()


def test_a_wrong_cut_says_so_and_changes_nothing(
    ada: Member, ben: Member, client_of: ClientOf
) -> None:
    project = book(ada, ben)
    client = client_of(ada)
    client.get(f"/projects/{project.key}/finish/")
    form = {"shots-TOTAL_FORMS": "0", "shots-INITIAL_FORMS": "0", "title": ""}
    answer = client.post(f"/projects/{project.key}/finish/cut/", form)
    assert answer.status_code == 422
    assert not Render.objects.exists()


def test_what_is_not_released_is_not_there(ada: Member, ben: Member, client_of: ClientOf) -> None:
    project = book(ada, ben)
    gathered(project, ada)
    for address in EVERYONE.values():
        path = address.format(project=project.key)
        assert client_of(ada).get(path).status_code == 404


def test_a_piece_that_waits_to_be_looked_at_is_not_shown_to_strangers(
    ada: Member, ben: Member, cy: Member, client_of: ClientOf
) -> None:
    project = book(ada, ben)
    release_render(gathered(project, ada), by=ada)
    assert client_of(ada).get(f"/finished/{project.key}/").status_code == 200
    assert client_of(cy).get(f"/finished/{project.key}/").status_code == 404
