from dataclasses import replace
from pathlib import Path

from ensemble.engine.sound.lanes import Bed, Lane, Origin
from ensemble.engine.sound.layers import Layer
from ensemble.engine.sound.sound_key import difference, lane_of, units, without

LANE = Lane(
    tuple(Layer(name, 0, 0, 10, track=at) for at, name in enumerate("abcc")),
    {name: Origin(str(Path(name)), "wav") for name in "abc"},
    10,
    (Bed(0, (1,), 12.0, 0.1, 0.5),),
)
PRINTS = {"a": "1", "b": "2", "c": "3"}


def test_a_bed_and_its_voice_are_one_unit_and_each_other_layer_its_own() -> None:
    found = units(LANE, PRINTS)
    assert sorted(len(unit.layers) for unit in found) == [1, 1, 2]


def test_what_is_there_twice_is_missing_once() -> None:
    found = units(LANE, PRINTS)
    assert [unit.layers for unit in without(found, found[1:])] == [(LANE.layers[3],)]
    assert without(found, found) == []


def test_units_make_a_lane_with_their_files_alone() -> None:
    found = units(LANE, PRINTS)
    lane = lane_of(found[:1], LANE, negative=True)
    assert set(lane.origins) == {"c"}
    assert lane.negative
    assert not lane.beds


def test_a_file_that_is_added_and_taken_away_is_opened_once() -> None:
    gone = replace(LANE, layers=LANE.layers[3:], origins={"c": LANE.origins["c"]}, beds=())
    louder = replace(gone, layers=(replace(gone.layers[0], left=2.0),))
    (together,) = difference(louder, gone)
    assert list(together.origins) == ["c"]
    assert sorted(layer.left for layer in together.layers) == [-1.0, 2.0]
