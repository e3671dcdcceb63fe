"""The drawing pad and its doors."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from ensemble.lineage.models import Source
from ensemble.people.models import Member
from ensemble.pieces.actions.withdraw import withdraw_piece
from ensemble.pieces.models import MediaFile, Piece
from ensemble.projects.models import Aim
from ensemble.studio.actions.keep_drawing import keep_drawing
from ensemble.studio.models import Drawing
from tests.builders.pieces import current, poem
from tests.builders.projects import call
from tests.builders.studio import picture as picture_by
from tests.builders.studio import picture_file
from tests.studio.actions.test_keep_drawing import file_of, uploaded
from tests.studio.test_strokes import document

Open = Callable[[Member | None], Client]


@pytest.fixture
def picture(ada: Member, tmp_path: Path) -> Piece:
    """A picture by Ada, with strokes."""
    picture = picture_by(ada)
    keep_drawing(current(picture), file_of(tmp_path), by=ada)
    return picture


def over(piece: Piece, how: str = "reworks", more: str = "") -> str:
    return f"/draw/?source={piece.key}:{how}{more}"


def answers(**changed: str) -> dict[str, str]:
    told = {"medium": "image", "title": "Bright", "visibility": "public", "condition": "freely"}
    return told | {"licence": "by-nc-sa"} | changed


def test_a_picture_has_doors_to_the_pad(picture: Piece, client_of: Open) -> None:
    page = client_of(None).get(picture.get_absolute_url()).text
    for words in ("Color this", "Draw the next panel", "Go on from its layers"):
        assert words in page


def test_what_is_only_to_be_seen_has_none(
    picture: Piece, ada: Member, ben: Member, client_of: Open
) -> None:
    Piece.objects.filter(pk=picture.pk).update(condition="listen")
    for member in (None, ben):
        assert "/draw/" not in client_of(member).get(picture.get_absolute_url()).text
    assert "data-picture=" not in client_of(ben).get(over(picture)).text


def test_anybody_finds_the_picture_on_the_pad_and_its_terms(
    picture: Piece, client_of: Open
) -> None:
    page = client_of(None).get(over(picture, more="&lines=1")).text
    assert f'data-picture="{current(picture).key}"' in page
    assert 'data-lines="1"' in page
    assert "“A house” by Ada" in page
    assert "CC BY-NC-SA" in page
    assert "Join, then send it" in page
    assert "form sending" not in page


def test_the_way_to_an_account_leads_back_to_the_drawing(picture: Piece, client_of: Open) -> None:
    page = client_of(None).get(over(picture)).text
    back = f"next=%2Fdraw%2F%3Fsource%3D{picture.key}%253Areworks%26send%3D1"
    assert f"{reverse('account_signup')}?{back}" in page


def test_a_drawing_has_a_name_before_its_maker_says_one(
    picture: Piece, ada: Member, ben: Member, client_of: Open
) -> None:
    asked = call(ada, title="Color it")
    assert "From “A house”" in client_of(ben).get(over(picture)).text
    named = client_of(ben).get(over(picture, more=f"&call={asked.key}")).text
    assert f"Color it, for “{asked.project.title}”" in named
    assert "From “" not in client_of(ben).get("/draw/").text


def test_the_next_panel_is_drawn_on_empty_paper_over_those_before(
    picture: Piece, ben: Member, client_of: Open
) -> None:
    second = picture_by(ben)
    edge = {"piece": second, "origin": picture, "revision": current(picture), "how": "continues"}
    source = Source.objects.create(**edge)
    page = client_of(None).get(over(second, "continues")).text
    assert page.count('class="before"') == 1
    source.agree()
    page = client_of(None).get(over(second, "continues")).text
    assert page.count('class="before"') == 2
    assert 'class="base"' not in page


def test_a_large_picture_is_drawn_on_in_a_smaller_copy_and_the_page_says_so(
    picture: Piece, client_of: Open
) -> None:
    words = "you draw on a copy of"
    assert words not in client_of(None).get(over(picture)).text
    media = current(picture).media
    assert media is not None
    MediaFile.objects.filter(pk=media.pk).update(width=7000, height=5000)
    assert words in client_of(None).get(over(picture)).text


def test_words_are_read_beside_the_paper(ada: Member, client_of: Open) -> None:
    page = client_of(None).get(over(poem(ada), "illustrates")).text
    assert "The kettle hums." in page
    assert 'data-width="1600"' in page


def test_a_new_picture_can_be_drawn_here_as_well(ada: Member, client_of: Open) -> None:
    source = f"source={poem(ada).key}%3Aillustrates"
    page = client_of(ada).get(f"/pieces/new/?{source}&medium=image").text
    assert f'href="/draw/?{source}"' in page
    assert "/draw/" not in client_of(ada).get(f"/pieces/new/?{source}&medium=audio").text


def test_somebody_goes_on_from_the_layers(picture: Piece, ben: Member, client_of: Open) -> None:
    page = client_of(ben).get(over(picture, more=f"&layers={picture.key}")).text
    key = Drawing.objects.get().key
    assert f'data-strokes="/draw/strokes/{key}/"' in page
    answer = client_of(None).get(f"/draw/strokes/{key}/")
    assert json.loads(answer.content) == document()
    assert answer["Content-Type"] == "application/json"
    assert "attachment" in answer["Content-Disposition"]


def test_strokes_are_shown_to_whoever_may_build_on_them_alone(
    picture: Piece, ada: Member, ben: Member, client_of: Open
) -> None:
    address = f"/draw/strokes/{Drawing.objects.get().key}/"

    def seen_by(*people: Member | None) -> list[int]:
        return [client_of(who).get(address).status_code for who in people]

    assert seen_by(ada, ben, None) == [200, 200, 200]
    Piece.objects.filter(pk=picture.pk).update(condition="listen")
    assert seen_by(ada, ben, None) == [200, 404, 404]
    Piece.objects.filter(pk=picture.pk).update(condition="freely")
    withdraw_piece(picture, by=ada)
    assert seen_by(ada, ben, None) == [200, 404, 404]


def test_a_drawing_is_sent_with_its_strokes_and_stands_on_its_source(
    picture: Piece, ben: Member, tmp_path: Path, client_of: Open
) -> None:
    media, strokes = picture_file(ben), uploaded(ben, file_of(tmp_path))
    told = answers(media=media.key, strokes=strokes.key, source=f"{picture.key}:reworks")
    answer = client_of(ben).post(over(picture), told)
    piece = Piece.objects.get(maker=ben)
    assert answer.headers["Location"] == piece.get_absolute_url()
    assert Drawing.objects.get(revision=piece.newest).words
    assert Source.objects.get(piece=piece).origin == picture


def test_a_drawing_whose_answer_was_lost_makes_one_piece_when_it_is_sent_again(
    picture: Piece, ben: Member, cy: Member, tmp_path: Path, client_of: Open
) -> None:
    def send(by: Member, sent_as: str) -> str:
        media, strokes = picture_file(by), uploaded(by, file_of(tmp_path))
        told = answers(media=media.key, strokes=strokes.key, sent_as=sent_as)
        return client_of(by).post(over(picture), told).headers["Location"]

    first = send(ben, "one 3")
    assert send(ben, "one 3") == first
    assert Piece.objects.filter(maker=ben).count() == 1
    assert len({first, send(ben, "two 3"), send(cy, "one 3"), send(ben, ""), send(ben, "")}) == 5


def test_a_drawing_that_was_changed_after_its_answer_was_lost_is_the_next_revision(
    picture: Piece, ben: Member, tmp_path: Path, client_of: Open
) -> None:
    def send(sent_as: str, color: str) -> str:
        media, strokes = picture_file(ben, sha256=color), uploaded(ben, file_of(tmp_path))
        told = answers(media=media.key, strokes=strokes.key, sent_as=sent_as)
        return client_of(ben).post(over(picture), told).headers["Location"]

    def numbers() -> list[int]:
        return [one.number for one in piece.revisions.order_by("number")]

    first = send("one 3", "red")
    piece = Piece.objects.get(maker=ben)
    assert [send("one 4", "blue"), send("one 4", "blue"), send("one 3", "red")] == [first] * 3
    assert numbers() == [1, 2]
    assert Drawing.objects.filter(revision__piece=piece).count() == 2
    # A state of it that looks the same is no other picture.
    assert send("one 6", "blue") == first
    assert numbers() == [1, 2]
    # Nothing is lost with what was taken back.
    withdraw_piece(piece, by=ben)
    assert send("one 7", "green") != first


def test_for_a_call_it_is_offered(
    picture: Piece, ada: Member, ben: Member, tmp_path: Path, client_of: Open
) -> None:
    asked = call(
        ada, seed=picture, title="Color it", craft="drawing", medium="image", how="reworks"
    )
    door = client_of(None).get(asked.address).text
    assert "/draw/?call=" in door.replace("&amp;", "&")
    media, strokes = picture_file(ben), uploaded(ben, file_of(tmp_path))
    told = answers(media=media.key, strokes=strokes.key, call=asked.key)
    client_of(ben).post(f"/draw/?call={asked.key}", told)
    assert Aim.objects.get(call=asked).piece.maker == ben


def test_a_photograph_is_not_asked_to_be_drawn(ada: Member, client_of: Open) -> None:
    asked = call(ada, title="The light", craft="photography", medium="image")
    assert "/draw/" not in client_of(None).get(asked.address).text


def test_what_is_refused_is_said_and_the_pad_stays(
    picture: Piece, ben: Member, client_of: Open
) -> None:
    answer = client_of(ben).post(over(picture), answers(title=""))
    assert answer.status_code == 422
    assert "One thing needs another look" in answer.text
    assert f'data-picture="{current(picture).key}"' in answer.text
    answer = client_of(ben).post(over(picture), answers(upload="gone"))
    assert "hasn&#39;t arrived whole" in answer.text
    assert not Piece.objects.filter(maker=ben).exists()


def test_a_stranger_sends_nothing(picture: Piece, client_of: Open) -> None:
    answer = client_of(None).post(over(picture), answers())
    assert answer.status_code == 302
    assert "/accounts/login/" in answer.headers["Location"]
    assert Piece.objects.count() == 1
