"""Bounced files whose worker died before it said so."""

import io

from django.core.files.storage import default_storage

from ensemble.foundation.files import store
from ensemble.studio.actions.sweep_backings import sweep_backings
from ensemble.studio.models import Backing


def test_what_no_backing_names_is_removed_once_it_is_old(db: None) -> None:
    lost, flac, light = (
        store(io.BytesIO(name.encode()), folder="backings", suffix=".flac").name
        for name in ("lost", "exact", "light")
    )
    Backing.objects.create(fingerprint="0" * 64).keep(name=flac, light=light)
    sweep_backings()
    assert default_storage.exists(lost)
    sweep_backings(age=0)
    assert [default_storage.exists(name) for name in (lost, flac, light)] == [False, True, True]
