"""Sums of tracks that were let go."""

import io

from django.core.files.storage import default_storage

from ensemble.foundation.files import store
from ensemble.people.models import Member
from ensemble.studio.actions.open_mix import open_mix
from ensemble.studio.actions.sweep_submixes import sweep_submixes
from ensemble.studio.models import Submix
from ensemble.studio.models.submix import REMEMBERED
from tests.builders.production import book


def test_what_no_submix_names_any_more_is_removed_once_it_is_old(
    ada: Member,
) -> None:
    mix = open_mix(book(ada), by=ada)
    names = []
    for number in range(REMEMBERED + 2):
        kept = store(io.BytesIO(b"%d" % number), folder="submixes", suffix=".reel")
        names.append(kept.name)
        Submix.objects.keep(mix, f"{number}", name=kept.name, size=kept.size, samples=1)
    sweep_submixes()
    assert all(default_storage.exists(name) for name in names)
    sweep_submixes(age=0)
    assert [default_storage.exists(name) for name in names] == [False] * 2 + [True] * REMEMBERED
