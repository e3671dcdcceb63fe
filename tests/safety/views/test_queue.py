"""The moderators' queue."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from ensemble.activity.models import Event, Notice
from ensemble.people.models import Member
from ensemble.pieces.actions.publish import publish_piece
from ensemble.pieces.models import Piece, Revision
from tests.builders.pieces import draft_poem
from tests.conftest import person

Open = Callable[[Member | None], Client]


@pytest.fixture
def mo(db: None) -> Member:
    """A moderator."""
    mo = person("Mo")
    mo.moderates_since = timezone.now()
    mo.save()
    return mo


def waiting(by: Member, title: str = "A small poem") -> Revision:
    """Return a published revision that nobody has looked at."""
    piece = draft_poem(by, title)
    publish_piece(piece, by=by)
    return piece.newest


def test_it_shows_the_works_themselves_and_who_waits_longest_comes_first(
    ada: Member, ben: Member, mo: Member, client_of: Open
) -> None:
    waiting(ada, "Older")
    waiting(ben, "Younger")
    draft_poem(ben, "Draft")
    page = client_of(mo).get("/safety/queue/").text
    assert page.index("Older") < page.index("Younger")
    assert "The kettle hums." in page
    assert "Draft" not in page


def test_a_moderator_clears(ada: Member, mo: Member, client_of: Open) -> None:
    revision = waiting(ada)
    answer = client_of(mo).post(f"/safety/queue/{revision.key}/clearance/", follow=True)
    assert "is cleared" in answer.text
    assert Piece.objects.get().is_standing
    assert client_of(mo).post(f"/safety/queue/{revision.key}/clearance/").status_code == 404


def test_a_moderator_says_why_not_and_the_maker_reads_it(
    ada: Member, mo: Member, client_of: Open
) -> None:
    revision = waiting(ada)
    place = f"/safety/queue/{revision.key}/refusal/"
    client_of(mo).post(place, {"because": "It names a neighbor."})
    assert not Piece.objects.get().is_standing
    assert Event.objects.get(verb="declined").actor == mo
    assert Notice.objects.get(member=ada).facts["reason"] == "It names a neighbor."
    page = client_of(ada).get(f"/pieces/{revision.piece.key}/").text
    assert "It names a neighbor." in page
    assert "Make a new revision" in page


def test_strangers_find_nothing_here(ada: Member, ben: Member, cy: Member, client_of: Open) -> None:
    revision = waiting(ada)
    for other in (ada, ben, cy, None):
        browser = client_of(other)
        assert browser.get("/safety/queue/").status_code == 404
        for verb in ("clearance", "refusal"):
            address = f"/safety/queue/{revision.key}/{verb}/"
            assert browser.post(address, {"because": "x"}).status_code == 404
    assert not Piece.objects.get().is_standing


def test_the_number_of_statements_stays_the_same(
    ada: Member,
    mo: Member,
    client_of: Open,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    browser = client_of(mo)
    for number in range(8):
        waiting(ada, str(number))
    with django_assert_max_num_queries(6):
        browser.get("/safety/queue/")
