"""Files whose keeper died before it said so."""

import io
from pathlib import Path

from django.core.files.storage import default_storage

from ensemble.foundation.files import store
from ensemble.people.models import Member
from ensemble.pieces.actions.sweep import sweep_files
from tests.builders.media import prepared


def test_an_old_file_that_no_row_names_is_removed(ada: Member, tmp_path: Path) -> None:
    media = prepared(ada, tmp_path)
    lost = store(io.BytesIO(b"half a promise"), folder="derived", suffix=".webp")
    sweep_files(age=0)
    assert not default_storage.exists(lost.name)
    assert default_storage.exists(media.original)
    assert all(default_storage.exists(made.name) for made in media.derived.all())


def test_a_fresh_file_is_left_for_whoever_is_about_to_name_it(db: None) -> None:
    fresh = store(io.BytesIO(b"just arrived"), folder="originals", suffix="")
    sweep_files()
    assert default_storage.exists(fresh.name)
