"""Putting every layer where it belongs."""

from pathlib import Path

import pytest

from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.studio.actions.arrange_mix import Placing, arrange_mix
from ensemble.studio.actions.open_mix import open_mix
from ensemble.studio.models import Mix
from tests.builders.production import song


@pytest.fixture
def mix(ada: Member, ben: Member, tmp_path: Path) -> Mix:
    return open_mix(song(ada, tmp_path, ben), by=ada)


def key(mix: Mix) -> str:
    return mix.layers.get().revision.key


def test_layers_are_placed_to_the_sample(mix: Mix, ada: Member) -> None:
    arrange_mix(mix, [Placing(key(mix), -12_345, -6.0, 0.5, True)], by=ada)
    layer = mix.layers.get()
    placed = (layer.offset_samples, layer.gain_db, layer.pan, layer.is_muted)
    assert placed == (-12_345, -6.0, 0.5, True)


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"gain_db": 99.0}, "level"),
        ({"pan": 2.0}, "Pan"),
        ({"offset_samples": 10**12}, "three hours"),
        ({"revision": "nobody's"}, "isn't here"),
    ],
)
def test_one_wrong_layer_changes_nothing(
    mix: Mix, ada: Member, wrong: dict[str, object], why: str
) -> None:
    good = key(mix)
    bad = Placing(**({"revision": good} | wrong))  # type: ignore[arg-type]
    with pytest.raises(Refused, match=why):
        arrange_mix(mix, [Placing(good, 7), bad], by=ada)
    assert mix.layers.get().offset_samples == 0


def test_a_withdrawn_piece_cannot_be_laid_in(mix: Mix, ada: Member) -> None:
    revision = mix.layers.get().revision
    revision.piece.withdraw()
    with pytest.raises(Refused, match="isn't here any more"):
        arrange_mix(mix, [Placing(revision.key)], by=ada)


def test_a_member_who_does_not_lead_is_refused(mix: Mix, ben: Member) -> None:
    with pytest.raises(Refused, match="Only its leaders"):
        arrange_mix(mix, [], by=ben)
