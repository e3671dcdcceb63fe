"""Strokes stay with the picture that was made of them."""

import json
from pathlib import Path

import pytest
from django.http import QueryDict

from ensemble.foundation.models import Upload
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.pieces.actions.make import make_piece
from ensemble.pieces.actions.withdraw import withdraw_piece
from ensemble.pieces.models import Piece
from ensemble.studio.actions.keep_drawing import keep_drawing
from ensemble.studio.models import Drawing
from tests.builders.pieces import current, poem
from tests.builders.studio import picture as picture_by
from tests.builders.studio import picture_file
from tests.studio.test_strokes import document, stroke


def file_of(folder: Path, **changes: object) -> Path:
    path = folder / "strokes.json"
    path.write_text(json.dumps(document(**changes)))
    return path


def uploaded(by: Member, source: Path) -> Upload:
    upload = Upload.objects.create(owner=by, file_name=source.name, size=source.stat().st_size)
    upload.path.parent.mkdir(parents=True, exist_ok=True)
    upload.path.write_bytes(source.read_bytes())
    upload.finish("")
    return upload


def made(by: Member, strokes: str) -> Piece:
    """Return a picture that was made with an answer about its strokes."""
    answers = QueryDict(mutable=True)
    answers["strokes"] = strokes
    media = picture_file(by)
    return make_piece(by=by, answers=answers, media=media, medium="image", title="A door")


def test_strokes_are_kept_with_the_picture(ada: Member, tmp_path: Path) -> None:
    picture = picture_by(ada)
    beneath = current(picture_by(ada))
    strokes = file_of(tmp_path, picture=beneath.key)
    drawing = keep_drawing(current(picture), strokes, by=ada)
    drawing.refresh_from_db()
    assert json.loads(drawing.words) == document(picture=beneath.key)
    assert (drawing.width, drawing.height, drawing.beneath) == (1600, 1200, beneath)


def test_keeping_twice_keeps_the_last(ada: Member, tmp_path: Path) -> None:
    picture = current(picture_by(ada))
    keep_drawing(picture, file_of(tmp_path), by=ada)
    keep_drawing(picture, file_of(tmp_path, width=900), by=ada)
    assert Drawing.objects.get().width == 900


def test_only_ones_own_picture_takes_strokes(ada: Member, ben: Member, tmp_path: Path) -> None:
    picture = picture_by(ada)
    for revision, by in ((current(picture), ben), (current(poem(ada)), ada)):
        with pytest.raises(Refused):
            keep_drawing(revision, file_of(tmp_path), by=by)


def test_a_picture_beneath_that_isnt_theirs_to_see_is_not_told(
    ada: Member, ben: Member, tmp_path: Path
) -> None:
    secret = picture_by(ben)
    withdraw_piece(secret, by=ben)
    picture = current(picture_by(ada))
    strokes = file_of(tmp_path, picture=secret.revisions.get().key)
    assert keep_drawing(picture, strokes, by=ada).beneath is None


def test_a_piece_is_made_with_the_strokes_that_arrived(
    ada: Member, tmp_path: Path, django_capture_on_commit_callbacks: object
) -> None:
    upload = uploaded(ada, file_of(tmp_path))
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        piece = made(ada, upload.key)
    assert Drawing.objects.get().revision == piece.newest
    assert not Upload.objects.exists()


def test_where_the_strokes_are_refused_nothing_is_made_or_lost(
    ada: Member, ben: Member, tmp_path: Path
) -> None:
    (path := tmp_path / "bad.json").write_text(json.dumps(stroke(size=-1)))
    bad, other = uploaded(ada, path), uploaded(ben, file_of(tmp_path))
    for key, sentence in ((bad.key, "can't be read"), (other.key, "haven't arrived")):
        with pytest.raises(Refused, match=sentence):
            made(ada, key)
    assert not Piece.objects.exists()
    assert Upload.objects.count() == 2
