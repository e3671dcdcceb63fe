"""Copies of what was taken back."""

from pathlib import Path

from django.core.files.storage import default_storage

from ensemble.foundation.attempt import run_due_jobs
from ensemble.people.models import Member
from ensemble.pieces.actions.withdraw import withdraw_piece
from ensemble.pieces.models import Derived, MediaFile
from tests.builders.media import shown


def test_files_of_a_withdrawn_piece_are_gone_and_the_original_stays(
    ada: Member, tmp_path: Path
) -> None:
    piece = shown(ada, tmp_path, "jpeg")
    names = list(Derived.objects.values_list("name", flat=True))
    withdraw_piece(piece, by=ada)
    run_due_jobs()
    assert not any(default_storage.exists(name) for name in names)
    assert default_storage.exists(MediaFile.objects.get().original)


def test_what_another_piece_shows_stays(ada: Member, ben: Member, tmp_path: Path) -> None:
    piece, twin = shown(ada, tmp_path, "jpeg"), shown(ben, tmp_path, "jpeg")
    withdraw_piece(piece, by=ada)
    run_due_jobs()
    media = twin.newest.media
    assert media is not None
    assert media.prepared_at
    names = list(media.derived.values_list("name", flat=True))
    assert names
    assert all(default_storage.exists(name) for name in names)
