"""A file comes with a form, by upload, or was kept before."""

import sys
from pathlib import Path

import pytest
from django.http import QueryDict

from ensemble.foundation.models import Upload
from ensemble.foundation.refusal import OurTrouble, Refused
from ensemble.people.models import Member
from ensemble.pieces.actions.receive import receive_media
from ensemble.pieces.models import MediaFile
from tests.builders.media import file_of, kept


def uploaded(by: Member, source: Path) -> Upload:
    """Return a finished upload with the bytes of a file."""
    upload = Upload.objects.create(owner=by, file_name="hum.wav", size=source.stat().st_size)
    upload.path.parent.mkdir(parents=True, exist_ok=True)
    upload.path.write_bytes(source.read_bytes())
    upload.finish("")
    return upload


def test_an_upload_is_kept_once_however_often_it_is_named(ada: Member, tmp_path: Path) -> None:
    upload = uploaded(ada, file_of(tmp_path))
    answers, path = QueryDict(f"upload={upload.key}"), upload.path
    first = receive_media(answers, None, by=ada)
    assert receive_media(answers, None, by=ada) == first
    assert MediaFile.objects.get().file_name == "hum.wav"
    assert not path.exists()


def test_an_upload_outlives_a_fault_of_ours(
    ada: Member, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload = uploaded(ada, file_of(tmp_path))
    answers = QueryDict(f"upload={upload.key}")
    with monkeypatch.context() as broken, pytest.raises(OurTrouble, match="It is kept"):
        broken.setattr(sys, "executable", "/bin/false")
        receive_media(answers, None, by=ada)
    assert receive_media(answers, None, by=ada) is not None


def test_a_file_kept_before_is_found_by_its_key(ada: Member, tmp_path: Path) -> None:
    media = kept(ada, tmp_path)
    assert receive_media(QueryDict(f"media={media.key}"), None, by=ada) == media
    assert receive_media(QueryDict(), None, by=ada) is None


def test_what_belongs_to_somebody_else_is_not_found(
    ada: Member, ben: Member, tmp_path: Path
) -> None:
    media, upload = kept(ada, tmp_path), uploaded(ada, file_of(tmp_path))
    for asked in (f"media={media.key}", f"upload={upload.key}", f"upload={media.came_as}"):
        with pytest.raises(Refused, match="hasn't arrived"):
            receive_media(QueryDict(asked), None, by=ben)
    assert upload.path.exists()


def test_an_upload_that_is_no_media_is_refused_and_removed(ada: Member, tmp_path: Path) -> None:
    path = tmp_path / "x.mp3"
    path.write_bytes(b"No sound at all.")
    upload = uploaded(ada, path)
    with pytest.raises(Refused):
        receive_media(QueryDict(f"upload={upload.key}"), None, by=ada)
    assert not Upload.objects.exists()
