from fractions import Fraction

import numpy as np
import pytest

from ensemble.engine.sound import bus
from ensemble.engine.sound.bus import GRID, Piece, pieces, weighed
from ensemble.engine.sound.layers import Layer
from ensemble.engine.times import to_frames
from tests.engine.made import noise


def test_a_layer_is_one_piece_in_each_block_it_is_heard_in() -> None:
    layer = Layer("stem", first=5, at=-7, length=100)
    assert list(pieces(layer, 0, 50)) == [Piece(7, 12, 50)]
    assert list(pieces(layer, 50, 100)) == [Piece(57, 62, 43)]
    assert list(pieces(layer, 100, 150)) == []


def test_a_loop_begins_each_turn_at_its_nearest_sample_and_never_drifts() -> None:
    layer = Layer("stem", first=10, at=0, length=1000, loop=Fraction(333, 100))
    found = [piece for start in range(0, 1000, 7) for piece in pieces(layer, start, start + 7)]
    heard = [first for piece in found for first in range(piece.first, piece.first + piece.count)]
    begins = [to_frames(turn, Fraction(333, 100)) for turn in range(302)]
    expected = [10 + at - max(b for b in begins if b <= at) for at in range(1000)]
    assert heard == expected


def test_what_was_added_can_be_taken_away_without_a_trace() -> None:
    rng = np.random.default_rng(1)
    layers = [
        Layer(str(n), 0, 0, 500, rng.random() * 3, rng.random(), fade_in=99) for n in range(40)
    ]
    parts = [weighed(noise(n, 500, 0.3), layer, 0) for n, layer in enumerate(layers)]
    one, other = np.zeros((500, 2)), np.zeros((500, 2))
    for part in parts:
        one += part
    for part in reversed(parts[1:]):
        other += part
    assert np.array_equal(one - parts[0], other)


def test_one_channel_is_heard_on_both_sides_and_a_scale_makes_it_full() -> None:
    part = np.array([[16_384.0], [-8_192.0]], np.float32)
    found = weighed(part, Layer("stem", 0, 0, 2, left=1.0, right=0.5), 0, 2.0**-15) / GRID
    assert np.array_equal(found, [[0.5, 0.25], [-0.25, -0.125]])


def test_fades_rise_from_nothing_and_keep_the_power_where_two_cross() -> None:
    layer = Layer("stem", 0, 0, 1000, fade_in=100, fade_out=100)
    shape = bus.fades(layer, 0, 1000)
    assert shape is not None
    assert shape[0] == 0
    assert shape[500] == 1
    assert shape[:100] ** 2 + shape[900:] ** 2 == pytest.approx(1, abs=1e-6)


def test_a_fade_is_the_same_in_pieces() -> None:
    layer = Layer("stem", 0, 0, 1000, fade_in=300, fade_out=200)
    whole, first, second = bus.fades(layer, 0, 1000), bus.fades(layer, 0, 170), None
    second = bus.fades(layer, 170, 830)
    assert whole is not None
    assert first is not None
    assert second is not None
    assert np.array_equal(whole, np.concatenate([first, second]))
