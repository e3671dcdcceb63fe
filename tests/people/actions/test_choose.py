"""Saying what one likes to make."""

from ensemble.people.actions.choose import choose_crafts
from ensemble.people.models import Member


def test_what_is_chosen_replaces_what_was(ada: Member) -> None:
    choose_crafts({"drums": "at-home", "voice": "first-time"}, by=ada)
    choose_crafts({"drums": "finding-my-way", "bass": "first-time"}, by=ada)
    crafts = dict(ada.comforts.values_list("craft", "level"))
    assert crafts == {"drums": "finding-my-way", "bass": "first-time"}
