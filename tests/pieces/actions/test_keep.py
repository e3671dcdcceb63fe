"""Keeping originals."""

import hashlib
from pathlib import Path

import pytest

from ensemble.foundation.files import open_local
from ensemble.foundation.models import Job
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.pieces.actions.keep import keep_file
from ensemble.pieces.models import MediaFile
from tests.builders.media import file_of, kept, prepared


def test_an_original_is_kept_untouched_under_its_sha256(ada: Member, tmp_path: Path) -> None:
    source = file_of(tmp_path, "mp3")
    media = keep_file(source, file_name="../../etc/take one.mp3", by=ada)
    assert media.sha256 == hashlib.sha256(source.read_bytes()).hexdigest()
    with open_local(media.original) as path:
        assert path.read_bytes() == source.read_bytes()
    assert (media.kind, media.file_name) == ("audio", "take one.mp3")
    assert media.preparation is not None
    assert media.preparation.arguments == [media.pk]


@pytest.mark.parametrize(
    "content",
    [
        b"Dear diary, this is no film.",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"<!doctype html><script>alert(1)</script>",
        b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n",
        b"%PDF-1.7\n",
        b"",
    ],
)
def test_anything_else_is_refused_in_a_sentence_and_not_kept(
    ada: Member, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "film.mp4"
    path.write_bytes(content)
    with pytest.raises(Refused) as refused:
        keep_file(path, file_name="film.mp4", by=ada)
    assert refused.value.sentence.endswith(".")
    assert not MediaFile.objects.exists()
    assert not Job.objects.exists()


def test_the_same_upload_is_kept_once(ada: Member, tmp_path: Path) -> None:
    source = file_of(tmp_path)
    first = keep_file(source, file_name="a.wav", by=ada, came_as="abcdefghjkmn")
    assert keep_file(source, file_name="a.wav", by=ada, came_as="abcdefghjkmn") == first
    assert Job.objects.count() == 1


def test_the_same_bytes_are_not_prepared_again(ada: Member, tmp_path: Path) -> None:
    first = prepared(ada, tmp_path)
    second = kept(ada, tmp_path)
    assert second.prepared_at
    assert second.preparation is None
    names = [set(media.derived.values_list("role", "name")) for media in (first, second)]
    assert names[0] == names[1]
    assert second.envelope == first.envelope


def test_it_is_not_told_that_somebody_else_keeps_the_same_in_private(
    ada: Member, ben: Member, tmp_path: Path
) -> None:
    prepared(ada, tmp_path)
    assert kept(ben, tmp_path).prepared_at is None
