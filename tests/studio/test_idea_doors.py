"""Doors to the recorder and the camera for first ideas."""

from pathlib import Path

import pytest

from ensemble.people.models import Member
from ensemble.pieces.models import Piece
from tests.builders import media
from tests.builders.pieces import poem
from tests.conftest import ClientOf

HERE = "here, in your browser"


@pytest.fixture
def drums(ada: Member, tmp_path: Path) -> Piece:
    return media.shown(ada, tmp_path, title="Drums")


def test_whoever_starts_something_may_begin_here(
    client_of: ClientOf, drums: Piece, ada: Member
) -> None:
    page = client_of(None).get("/projects/new/").text
    assert all(f'href="{door}"' in page for door in ("/record/", "/film/", "/draw/"))
    assert 'href="/record/"' not in client_of(ada).get(f"/projects/new/?from={drums.key}").text


def test_the_form_for_a_piece_leads_to_where_it_is_made_here(
    client_of: ClientOf, drums: Piece, ada: Member
) -> None:
    words = poem(ada)
    sound, film = "medium=audio", "medium=video"
    doors = {
        sound: "/record/",
        film: "/film/",
        f"{sound}&source={drums.key}:layers-on": f"/pieces/{drums.key}/record/",
        f"{sound}&source={words.key}:performs": f"/pieces/{words.key}/read/",
    }
    form = client_of(ada)
    for asked, address in doors.items():
        page = form.get(f"/pieces/new/?{asked}").text
        assert f'href="{address}"' in page
        assert HERE in page


def test_no_door_leads_where_it_would_stand_on_something_else(
    client_of: ClientOf, drums: Piece, ada: Member
) -> None:
    words = poem(ada)
    on_drums, on_words = f"source={drums.key}:layers-on", f"source={words.key}:layers-on"
    form = client_of(ada)
    for asked in (
        "medium=text",
        f"medium=video&{on_drums}",
        f"medium=audio&{on_words}",
        f"medium=audio&{on_drums}&{on_words}",
        "medium=audio&source=gone:layers-on",
        "medium=audio&draft=any",
    ):
        assert HERE not in form.get(f"/pieces/new/?{asked}").text, asked
