from pathlib import Path

import numpy as np
import pytest

from ensemble.engine.sound.inside_shelf import Shelf
from ensemble.engine.sound.lanes import Lane, Origin
from ensemble.engine.sound.layers import Layer
from tests.engine.made import noise, sound

TAKE = noise(1, 1_000)


@pytest.fixture
def origin(tmp_path: Path) -> Origin:
    return Origin(str(sound(tmp_path / "take.wav", TAKE).path), "wav")


def test_layers_in_step_hear_the_same_though_one_comes_later_and_stays_longer(
    origin: Origin,
) -> None:
    early, late = Layer("take", 0, 0, 600), Layer("take", 100, 100, 900)
    shelf = Shelf(Lane((early, late), {"take": origin}, 1_000))

    def read(layer: Layer, first: int, count: int) -> None:
        block, scale = shelf.read(layer, first, count)
        expected = TAKE[first : first + count]
        assert np.abs(block * scale - expected).max() < 2**-23
        block *= 0  # it is ours

    for layer, first, count in [(early, 0, 400), (late, 100, 300), (early, 400, 200)]:
        read(layer, first, count)
    shelf.put_back(early)
    read(late, 400, 400)
    read(late, 800, 500)
    shelf.put_back(late)


def test_past_the_end_of_a_file_there_is_nothing_more(origin: Origin) -> None:
    both = Layer("take", 0, 0, 2_000), Layer("take", 0, 0, 2_000, left=0.5)
    shelf = Shelf(Lane(both, {"take": origin}, 2_000))
    for layer in both:
        assert len(shelf.read(layer, 900, 600)[0]) == 100
