"""A finished piece, as everybody sees it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from ensemble.people.models import Member
from ensemble.pieces.models import MediaFile
from ensemble.production.actions.release import release_render
from tests.builders.media import kept
from tests.builders.production import book, gathered

pytestmark = pytest.mark.django_db


def test_what_is_not_ready_to_be_played_says_so(
    ada: Member, ben: Member, tmp_path: Path, client_of: Callable[[Member | None], Client]
) -> None:
    finish = release_render(gathered(book(ada, ben), ada), by=ada)
    finish.piece.newest.clear(by=None)
    address = f"/finished/{finish.project.key}/"
    finish.piece.revisions.update(media=kept(ada, tmp_path))
    assert "is being made ready to be played" in client_of(ben).get(address).content.decode()
    MediaFile.objects.update(prepared_at=finish.released_at)
    assert "is being made ready" not in client_of(ben).get(address).content.decode()
