"""The pages to record or film a first idea, and what is sent from them."""

import re
from typing import Any

import pytest

from ensemble.people.actions.gather import gather_circle
from ensemble.people.models import Circle, Member
from ensemble.pieces.models import Piece
from ensemble.pieces.terms import Licence
from ensemble.studio.models import Take
from tests.builders import takes
from tests.conftest import ClientOf

PAGES = ["/record/", "/film/"]
JSON: dict[str, Any] = {"headers": {"accept": "application/json"}}
SAID = {"visibility": "public", "condition": "freely", "licence": "by-nc-sa"}


def facts_of(by: Member, **changed: str) -> dict[str, str]:
    upload = takes.arrived(by, takes.hiss(24_000))
    measured = {"upload": upload.key, "raw_at": "0", "trim_start": "0", "trim_end": ""}
    return measured | {"title": "A riff"} | SAID | changed


@pytest.fixture
def family(ada: Member) -> Circle:
    return gather_circle("Family", by=ada)


@pytest.mark.parametrize("path", PAGES)
def test_anybody_opens_them_and_only_a_member_is_asked_about_circles(
    path: str, ada: Member, ben: Member, family: Circle, client_of: ClientOf
) -> None:
    told = {name: client_of(member).get(path).text for name, member in _cast(ada, ben).items()}
    for page in told.values():
        assert set(re.findall(r'name="licence" value="([\w-]+)"', page)) == set(Licence.values)
        assert re.search(r'value="by-nc-sa"[^>]* checked', page)
        assert re.search(r'name="title"[^>]* value="An idea, ', page)
        assert "data-backing" not in page
    assert f'value="{family.key}"' in told["ada"]
    assert "Family" not in told["ben"] + told["nobody"]
    assert "csrfmiddlewaretoken" not in told["nobody"]


def _cast(ada: Member, ben: Member) -> dict[str, Member | None]:
    return {"ada": ada, "ben": ben, "nobody": None}


@pytest.mark.parametrize(
    ("asked", "bpm"), [("96", "96.0"), ("92.5", "92.5"), ("nan", ""), ("9e9", ""), ("1000", "")]
)
def test_a_tempo_that_is_asked_for_is_counted_in_and_told_to_who_builds_on_it(
    asked: str, bpm: str, client_of: ClientOf, db: None
) -> None:
    page = client_of(None).get(f"/record/?bpm={asked}").text
    assert re.findall(r'data-bpm="([\d.]+)"', page) == ([bpm] if bpm else [])
    assert (f"{asked} BPM</textarea>" in page) == bool(bpm)


def test_a_member_sends_one_and_nobody_else_does(ben: Member, client_of: ClientOf) -> None:
    more = {"licence": "cc0", "condition": "ask", "visibility": "link", "craft": "guitar"}
    facts = facts_of(ben, about="96 BPM", **more)
    assert client_of(None).post("/record/", facts, **JSON).status_code == 403
    answer = client_of(ben).post("/record/", facts, **JSON)
    piece = Piece.objects.get()
    assert (answer.status_code, answer.json()["address"]) == (201, piece.get_absolute_url())
    assert {name: getattr(piece, name) for name in more} == more
    assert (piece.title, piece.about, piece.medium) == ("A riff", "96 BPM", "audio")
    again = client_of(ben).post("/record/", facts, **JSON)
    assert again.json() == answer.json()
    take = Take.objects.get()
    assert (take.backing, take.revision.piece) == (None, piece)
    assert "It begins at" not in client_of(ben).get(piece.get_absolute_url()).text


def test_what_is_for_a_circle_is_sent_by_its_people_alone(
    ada: Member, ben: Member, family: Circle, client_of: ClientOf
) -> None:
    whom = {"visibility": "circle", "circle": family.key}
    assert client_of(ben).post("/record/", facts_of(ben, **whom), **JSON).status_code == 409
    assert not Piece.objects.exists()
    assert client_of(ada).post("/record/", facts_of(ada, **whom), **JSON).status_code == 201
    piece = Piece.objects.get()
    assert (piece.maker, piece.visibility, piece.circle) == (ada, "circle", family)


@pytest.mark.parametrize("missing", ["visibility", "condition", "licence"])
def test_what_is_not_said_is_never_guessed(missing: str, ben: Member, client_of: ClientOf) -> None:
    facts = {name: said for name, said in facts_of(ben).items() if name != missing}
    answer = client_of(ben).post("/record/", facts, **JSON)
    assert answer.status_code == 409
    assert "stays in this browser" in answer.json()["title"]
    assert not Piece.objects.exists()
