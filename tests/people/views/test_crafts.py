"""Choosing crafts."""

from ensemble.people.models import Member
from tests.conftest import ClientOf


def test_crafts_are_kept_and_one_goes_on(ada: Member, client_of: ClientOf) -> None:
    said = {"drums": "at-home", "voice": "", "next": "/pieces/x"}
    answer = client_of(ada).post("/people/settings/crafts/", said)
    assert answer.headers["Location"] == "/pieces/x"
    assert list(ada.comforts.values_list("craft", "level")) == [("drums", "at-home")]


def test_the_question_can_be_skipped(ada: Member, client_of: ClientOf) -> None:
    page = client_of(ada).get("/people/settings/crafts/", {"next": "/pieces/x"}).content.decode()
    assert '<a class="button" href="/pieces/x">' in page
