"""Choosing one of two versions without knowing which is which."""

import pytest

from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.studio.actions.keep_version import keep_version
from ensemble.studio.actions.open_mix import open_mix
from ensemble.studio.actions.prefer import prefer_version
from ensemble.studio.models import Preference, Version
from tests.builders.production import book


@pytest.fixture
def pair(ada: Member) -> tuple[Version, Version]:
    mix = open_mix(book(ada), by=ada)
    return keep_version(mix, "Warm", by=ada), keep_version(mix, "Cold", by=ada)


def test_the_choice_is_kept_with_the_version_and_the_latest_counts(
    ada: Member, pair: tuple[Version, Version]
) -> None:
    warm, cold = pair
    assert str(prefer_version(warm, cold, by=ada)) == "Ada preferred it to “Cold”, heard blind."
    prefer_version(warm, cold, by=ada)
    assert [str(one) for one in warm.preferences.all()] == [
        "Ada preferred it to “Cold”, heard blind."
    ]
    prefer_version(cold, warm, by=ada)
    assert list(Preference.objects.values_list("chosen__name", "by__name")) == [("Cold", "Ada")]


def test_only_leaders_choose_and_only_between_two_versions_of_one_mix(
    ada: Member, ben: Member, pair: tuple[Version, Version]
) -> None:
    warm, cold = pair
    foreign = keep_version(open_mix(book(ada), by=ada), "Elsewhere", by=ada)
    for other, by in ((cold, ben), (warm, ada), (foreign, ada)):
        with pytest.raises(Refused):
            prefer_version(warm, other, by=by)
    assert not Preference.objects.exists()
