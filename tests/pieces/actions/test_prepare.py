"""Preparing files, through the real engine."""

from pathlib import Path

import pytest
from PIL import Image

from ensemble.activity.models import Notice
from ensemble.foundation.attempt import attempt, run_due_jobs
from ensemble.foundation.files import open_local
from ensemble.foundation.jobs import Run
from ensemble.foundation.lease import take
from ensemble.foundation.models import Job
from ensemble.people.models import Member
from ensemble.pieces.actions.draft import draft_piece
from ensemble.pieces.actions.keep import keep_file
from ensemble.pieces.actions.publish import publish_piece
from ensemble.pieces.models import Derived, MediaFile
from ensemble.pieces.queries import faces_of
from tests.builders.media import file_of, kept, prepared
from tests.engine import media as made

SOUNDS, FILMS = [*made.SOUNDS], [*made.FILMS]


@pytest.mark.parametrize("kind", SOUNDS)
def test_every_kind_of_sound_can_be_heard(ada: Member, tmp_path: Path, kind: str) -> None:
    media = prepared(ada, tmp_path, kind)
    face = faces_of([_revision_key(ada, media)]).popitem()[1]
    assert [source.type for source in face.sources] == ["audio/webm", "audio/mp4"]
    assert face.duration == pytest.approx(1, abs=0.1)
    assert max(face.envelope) == pytest.approx(0.5, abs=0.06)
    assert media.loudness_lufs is not None


@pytest.mark.parametrize("kind", FILMS)
def test_every_kind_of_film_can_be_seen(ada: Member, tmp_path: Path, kind: str) -> None:
    media = prepared(ada, tmp_path, kind)
    face = faces_of([_revision_key(ada, media)]).popitem()[1]
    assert [source.type for source in face.sources] == ["video/mp4"]
    assert face.picture is not None
    assert (media.width, media.height) == (160, 90)


@pytest.mark.parametrize("kind", made.PICTURES)
def test_every_kind_of_picture_can_be_seen(ada: Member, tmp_path: Path, kind: str) -> None:
    media = prepared(ada, tmp_path, kind)
    face = faces_of([_revision_key(ada, media)]).popitem()[1]
    assert face.picture is not None
    assert face.picture.choices[0][0] == "image/avif"
    assert face.picture.choices[-1][1] == face.picture.srcset
    assert media.kind == "image"


def test_where_and_with_what_it_was_taken_leaves_nowhere(ada: Member, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010F], exif[0xA431] = "Secretcam", "SERIAL-4711"
    exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 31.0, 12.0), 3: "E", 4: (13.0, 24.0, 18.0)})
    photograph = made.picture(tmp_path / "a.jpg", "jpeg", exif=exif.tobytes())
    film = made.film(tmp_path / "a.mp4", location="+52.5200+013.4050/", comment="SERIAL-4711")
    for path in (photograph, film):
        assert b"Secretcam" in path.read_bytes() or b"SERIAL" in path.read_bytes()
        keep_file(path, file_name=path.name, by=ada)
    run_due_jobs()
    assert {one.role for one in Derived.objects.all()} >= {"picture", "poster", "preview"}
    for derived in Derived.objects.all():
        with open_local(derived.name) as kept_as:
            content = kept_as.read_bytes()
        for trace in (b"Secretcam", b"SERIAL", b"+52.52", b"Exif\0"):
            assert trace not in content, derived.role


def test_ten_deliveries_have_one_effect(ada: Member, tmp_path: Path) -> None:
    media = kept(ada, tmp_path)
    for _ in range(10):
        Job.objects.update(leased_until=None)
        if taken := take():
            attempt(Run(taken))
    media.refresh_from_db()
    assert media.prepared_at
    assert len(set(media.derived.values_list("name", flat=True))) == media.derived.count()


def test_what_cannot_be_prepared_says_why_and_its_maker_is_told(
    ada: Member, tmp_path: Path
) -> None:
    media = kept(ada, tmp_path, "flac")
    piece = draft_piece(by=ada, medium="audio", title="Broken", media=media)
    publish_piece(piece, by=ada)
    with open_local(media.original) as path:
        path.write_bytes(path.read_bytes()[:200])
    run_due_jobs()
    media.refresh_from_db()
    assert media.trouble.endswith(".")
    assert Notice.objects.get(member=ada).verb == "piece_failed"
    assert not media.derived.exists()


def test_a_published_piece_goes_on_by_itself_and_its_maker_is_told(
    mo: Member, ada: Member, tmp_path: Path
) -> None:
    for maker, kind, verb in ((mo, "wav", "piece_ready"), (ada, "flac", "piece_waits")):
        media = kept(maker, tmp_path, kind)
        piece = draft_piece(by=maker, medium="audio", title="Hum", media=media)
        publish_piece(piece, by=maker)
        assert not piece.is_standing
        run_due_jobs()
        piece.refresh_from_db()
        assert piece.is_standing is (maker == mo)
        assert Notice.objects.get(member=maker).verb == verb


def test_a_twin_that_was_prepared_meanwhile_is_shared(ada: Member, tmp_path: Path) -> None:
    source = file_of(tmp_path)
    first, second = (keep_file(source, file_name="a.wav", by=ada) for _ in range(2))
    run_due_jobs()
    roles = [
        set(MediaFile.objects.get(pk=media.pk).derived.values_list("role", "name"))
        for media in (first, second)
    ]
    assert roles[0] == roles[1] != set()


def _revision_key(by: Member, media: MediaFile) -> str:
    return draft_piece(by=by, medium=media.kind, title="It", media=media).newest.key
