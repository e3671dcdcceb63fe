"""Turning single faders."""

from pathlib import Path

import pytest
from django.utils import timezone

from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.studio.actions.lay import lay_revision
from ensemble.studio.actions.open_mix import open_mix
from ensemble.studio.actions.save_mix import save_mix
from ensemble.studio.actions.turn import Turn, turn_faders
from ensemble.studio.actions.undo import undo_turns
from ensemble.studio.models import Change, Layer, Mix
from ensemble.studio.queries.desk import desk_of
from ensemble.studio.timeline import heard_layers
from tests.builders.media import shown
from tests.builders.pieces import current, poem
from tests.builders.production import book


@pytest.fixture
def mix(ada: Member, ben: Member) -> Mix:
    """A mix that ada and ben lead, with one track (of words: nobody listens here)."""
    project = book(ada)
    project.leaderships.create(member=ben, joined_at=timezone.now())
    made = open_mix(project, by=ada)
    Layer.objects.create(mix=made, revision=current(poem(ada)))
    return made


def turn(mix: Mix, by: Member, gesture: str, **faders: object) -> None:
    key = mix.layers.order_by("position")[0].key
    turns = [Turn(key, fader, value) for fader, value in faders.items()]
    turn_faders(mix, turns, gesture=gesture, by=by)


def stands(mix: Mix, fader: str) -> object:
    return getattr(mix.layers.order_by("position")[0], fader)


def test_two_hands_on_two_faders_both_count(mix: Mix, ada: Member, ben: Member) -> None:
    turn(mix, ada, "a", gain_db=-6.0)
    turn(mix, ben, "b", pan=0.5, fade_in_samples=4_800)
    turn(mix, ben, "c", gain_db=-3.0)
    assert (stands(mix, "gain_db"), stands(mix, "pan")) == (-3.0, 0.5)
    assert stands(mix, "fade_in_samples") == 4_800


@pytest.mark.parametrize(
    ("fader", "value", "why"),
    [
        ("gain_db", 99.0, "level"),
        ("pan", float("nan"), "Pan"),
        ("offset_samples", 10**12, "three hours"),
        ("trim_end_samples", -1, "three hours"),
        ("fade_in_samples", "1; drop", "three hours"),
        ("revision_id", 1, "no such fader"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(
    mix: Mix, ada: Member, fader: str, value: object, why: str
) -> None:
    with pytest.raises(Refused, match=why):
        turn(mix, ada, "a", is_muted=True, **{fader: value})
    assert stands(mix, "is_muted") is False


def test_a_track_that_somebody_lays_meanwhile_stays(
    mix: Mix, ada: Member, ben: Member, tmp_path: Path
) -> None:
    hum = shown(ben, tmp_path, "flac").current
    assert hum is not None
    lay_revision(mix, hum.key, gesture="lay", by=ben)
    save_mix(mix, [Turn(mix.layers.order_by("position")[0].key, "gain_db", -9.0)], [], by=ada)
    assert mix.layers.standing().count() == 2
    assert lay_revision(mix, hum.key, gesture="again", by=ben) == mix.layers.last()
    assert mix.layers.standing().count() == 2


def test_each_takes_back_what_they_turned_themselves(mix: Mix, ada: Member, ben: Member) -> None:
    turn(mix, ada, "a", gain_db=-6.0)
    turn(mix, ben, "b", pan=0.5)
    turn(mix, ada, "drag", offset_samples=100)
    turn(mix, ada, "drag", offset_samples=900)
    assert undo_turns(mix, by=ada)
    assert (stands(mix, "offset_samples"), stands(mix, "pan")) == (0, 0.5)
    assert undo_turns(mix, by=ada)
    assert stands(mix, "gain_db") == 0
    assert undo_turns(mix, by=ada, again=True)
    assert undo_turns(mix, by=ada, again=True)
    assert (stands(mix, "gain_db"), stands(mix, "offset_samples")) == (-6.0, 900)
    with pytest.raises(Refused, match="again"):
        undo_turns(mix, by=ada, again=True)
    assert undo_turns(mix, by=ben)
    assert stands(mix, "pan") == 0


def test_a_fader_that_another_turned_since_stays_where_they_put_it(
    mix: Mix, ada: Member, ben: Member
) -> None:
    turn(mix, ada, "a", gain_db=-6.0)
    turn(mix, ben, "b", gain_db=-2.0)
    assert not undo_turns(mix, by=ada)
    assert stands(mix, "gain_db") == -2.0


def test_what_was_taken_out_comes_back_as_it_was(mix: Mix, ada: Member) -> None:
    turn(mix, ada, "a", gain_db=-6.0)
    turn(mix, ada, "b", is_laid=False)
    assert not mix.layers.standing().exists()
    lay_revision(mix, mix.layers.get().revision.key, gesture="c", by=ada)
    assert mix.layers.standing().get().gain_db == -6.0
    undo_turns(mix, by=ada)
    assert not mix.layers.standing().exists()


def test_the_same_turns_twice_are_once(mix: Mix, ada: Member) -> None:
    for _time in range(2):
        turn(mix, ada, "a", gain_db=-6.0)
    assert Change.objects.count() == 1
    with pytest.raises(Refused, match="isn't in the mix"):
        turn_faders(mix, [Turn("nobody", "pan", 0.1)], gesture="x", by=ada)


def test_a_member_who_does_not_lead_is_refused(mix: Mix, cy: Member) -> None:
    with pytest.raises(Refused, match="Only its leaders"):
        turn(mix, cy, "a", gain_db=-6.0)


def test_what_is_not_prepared_yet_is_not_heard_and_breaks_nothing(mix: Mix, ada: Member) -> None:
    told = desk_of(mix, ada)
    assert [layer["samples"] for layer in told["layers"]] == [0]
    assert heard_layers(mix) == []
