"""Private means private: every route of lineage, for everyone."""

import pytest

from ensemble.lineage import urls
from ensemble.lineage.actions.build_on import build_on
from ensemble.people.models import Member
from tests.builders.pieces import current, draft_poem, poem
from tests.conftest import ClientOf

ROUTES = {"show": "/lineage/{}/", "growth": "/lineage/{}/growth/", "new": "/build-on/{}/"}


def test_every_route_has_a_row() -> None:
    assert {route.name for route in urls.urlpatterns} == set(ROUTES) | {"request"}


@pytest.mark.parametrize("address", ROUTES.values())
def test_a_draft_is_nobody_elses(
    ada: Member, ben: Member, client_of: ClientOf, address: str
) -> None:
    key = draft_poem(ada).key
    assert client_of(ben).get(address.format(key)).status_code == 404
    assert client_of(None).get(address.format(key)).status_code == 404


@pytest.mark.parametrize("address", ROUTES.values())
def test_what_stands_is_open_to_everyone(ada: Member, client_of: ClientOf, address: str) -> None:
    assert client_of(None).get(address.format(poem(ada).key)).status_code == 200


def test_only_the_asked_maker_sees_and_answers_a_request(
    ada: Member, ben: Member, cy: Member, client_of: ClientOf
) -> None:
    origin = poem(ada, condition="ask")
    source = build_on(draft_poem(ben), current(origin), how="performs", by=ben)
    address = f"/build-requests/{source.key}/"
    assert client_of(None).get(address).status_code == 302
    for other in (ben, cy):
        assert client_of(other).get(address).status_code == 404
        assert client_of(other).post(address, {"answer": "yes"}).status_code == 404
    assert client_of(ada).get(address).status_code == 200
    client_of(ada).post(address, {"answer": "yes"})
    source.refresh_from_db()
    assert source.agreed_at is not None
