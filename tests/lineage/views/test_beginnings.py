"""The door to building on a piece, and how its answers become sources."""

import pytest

from ensemble.activity.models import Notice
from ensemble.lineage.models import Source
from ensemble.people.models import Member
from ensemble.pieces.models import Piece
from tests.builders.pieces import poem
from tests.conftest import ClientOf

FORM = {
    "medium": "text",
    "title": "An answer to it",
    "words": "The kettle answers.",
    "visibility": "public",
    "licence": "by-nc-sa",
    "condition": "freely",
}


def test_the_terms_are_told_before_the_work_starts(
    ada: Member, ben: Member, client_of: ClientOf
) -> None:
    origin = poem(ada, licence="by-nc")
    page = client_of(ben).get(f"/build-on/{origin.key}/").content.decode()
    assert "CC BY-NC 4.0 or CC BY-NC-SA 4.0" in page
    assert f'value="{origin.key}:performs" selected' in page


def test_two_that_cannot_be_combined_are_told_apart_at_once(
    ada: Member, ben: Member, client_of: ClientOf
) -> None:
    one, other = poem(ada, licence="by-sa"), poem(ada, "Another", licence="by-nc")
    page = client_of(ben).get(f"/build-on/{one.key}/?also={other.key}").content.decode()
    assert "can&#39;t be combined" in page
    assert "Begin" not in page


def test_sources_are_found_by_a_word_and_by_a_link(
    ada: Member, ben: Member, client_of: ClientOf
) -> None:
    one, other = poem(ada), poem(ada, "The lamp")
    for words in ("lamp", f"https://example.org/pieces/{other.key}/"):
        page = client_of(ben).get(f"/build-on/{one.key}/", {"q": words}).content.decode()
        assert f"also={other.key}" in page


def test_a_published_answer_stands_on_what_was_chosen(
    ada: Member, ben: Member, client_of: ClientOf
) -> None:
    origin = poem(ada)
    told = FORM | {"source": f"{origin.key}:continues"}
    answer = client_of(ben).post("/pieces/new/", told, follow=True)
    assert answer.status_code == 200
    piece = Piece.objects.get(title="An answer to it")
    assert Source.objects.get(piece=piece).origin == origin


@pytest.mark.parametrize("made_up", ["nobody:performs", ":", "x"])
def test_a_made_up_source_makes_nothing(ada: Member, client_of: ClientOf, made_up: str) -> None:
    answer = client_of(ada).post("/pieces/new/", FORM | {"source": made_up})
    assert answer.status_code in {200, 409, 422}
    assert not Piece.objects.exists()


def test_the_maker_hears_of_it_once_it_is_seen(
    ada: Member, ben: Member, client_of: ClientOf, django_capture_on_commit_callbacks: object
) -> None:
    origin = poem(ada)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        client_of(ben).post("/pieces/new/", FORM | {"source": f"{origin.key}:continues"})
    assert not Notice.objects.filter(member=ada, verb="built_on").exists()
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        ada.is_superuser = True
        ada.save()
        piece = Piece.objects.get(title="An answer to it")
        client_of(ada).post(f"/safety/queue/{piece.newest.key}/clearance/")
    assert Notice.objects.filter(member=ada, verb="built_on").count() == 1
