"""The page on which a maker writes down what is said."""

from collections.abc import Callable

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from ensemble.people.models import Member
from ensemble.pieces.models import Captions, Piece
from tests.pieces.views.test_gate import piece_in

Open = Callable[[Member | None], Client]


def place(piece: Piece) -> str:
    return f"/pieces/{piece.key}/captions/"


def test_lines_are_typed_and_read_along(ada: Member, client_of: Open) -> None:
    piece, browser = piece_in("public", ada, None), client_of(ada)
    answer = browser.post(
        place(piece),
        {
            "from": ["0:01", "2.5", ""],
            "to": ["0:02.5", "3", ""],
            "words": ["It rains.", "Still.", ""],
        },
    )
    assert answer.headers["Location"] == f"/pieces/{piece.key}/"
    page = client_of(None).get(f"/pieces/{piece.key}/").text
    assert "Read along" in page
    assert "It rains." in page
    file = client_of(None).get(f"{place(piece)}1/")
    assert file.headers["Content-Type"] == "text/vtt; charset=utf-8"
    assert "00:00:02.500 --> 00:00:03.000\nStill." in file.text
    assert 'value="0:02.500"' in browser.get(place(piece)).text


def test_a_file_takes_the_place_of_the_rows(ada: Member, client_of: Open) -> None:
    piece = piece_in("public", ada, None)
    file = SimpleUploadedFile("a.srt", b"1\n00:00:01,000 --> 00:00:02,000\nFrom a file")
    client_of(ada).post(place(piece), {"from": "0", "to": "1", "words": "Typed", "file": file})
    assert [cue.words for cue in Captions.objects.get().cues] == ["From a file"]


def test_what_is_refused_keeps_every_word(ada: Member, client_of: Open) -> None:
    piece, browser = piece_in("public", ada, None), client_of(ada)
    before = Captions.objects.get().lines
    typed = {"from": "soon", "to": "later", "words": "Keep <me>"}
    answer = browser.post(place(piece), typed)
    assert answer.status_code == 422
    assert "“soon” is no time" in answer.text
    assert "Keep &lt;me&gt;</textarea>" in answer.text
    noise = SimpleUploadedFile("a.vtt", b"\xff\xfe\x00")
    refused = browser.post(place(piece), typed | {"file": noise})
    assert "Nothing was changed" in refused.text
    assert Captions.objects.get().lines == before
