"""A recording read forwards, or from somewhere deep in it."""

from pathlib import Path

import numpy as np
import pytest

from ensemble.engine.sound.bus import BLOCK
from ensemble.engine.sound.inside_reader import Reader
from ensemble.engine.sound.lanes import Origin
from tests.engine.made import noise, sound

TAKE = noise(1, 4 * BLOCK + 77)


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    return Reader(Origin(str(sound(tmp_path / "take.wav", TAKE).path), "wav"))


@pytest.mark.parametrize("first", [1, BLOCK, BLOCK + 1, 3 * BLOCK - 5, 4 * BLOCK + 70])
def test_what_lies_deep_in_a_recording_is_the_same_sound(reader: Reader, first: int) -> None:
    for begin, count in [(0, 10), (first + 10, 50), (first + 60, 9)]:
        expected = TAKE[begin : begin + count]
        found = reader.take(begin, count) * reader.scale
        assert found.shape == expected.shape or not len(expected)
        assert np.abs(found - expected).max(initial=0.0) < 2**-23


def test_past_the_end_there_is_nothing(reader: Reader) -> None:
    assert len(reader.take(6 * BLOCK, 10)) == 0
