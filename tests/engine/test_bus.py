from pathlib import Path

import numpy as np
import pytest
from tests.engine.made import Samples, noise

from ensemble.engine import bus
from ensemble.engine.layers import Layer
from ensemble.engine.work import Work


def total(tmp_path: Path, layers: list[Layer], stem: Samples, samples: int) -> Samples:
    stem.tofile(tmp_path / "stem.f32")
    target = tmp_path / "sum.f32"
    stems = {"stem": tmp_path / "stem.f32"}
    bus.write_sum(layers, stems, target, samples=samples, work=Work(tmp_path))
    return np.fromfile(target, "<f4").reshape(-1, 2)


def test_blocks_leave_no_seam(tmp_path: Path) -> None:
    stem = noise(1, bus.BLOCK * 3)
    layer = Layer("stem", first=5, at=-7, length=len(stem) - 5, left=0.5, right=0.25)
    found = total(tmp_path, [layer], stem, bus.BLOCK * 2 + 11)
    assert np.array_equal(found, stem[12 : 12 + len(found)] * np.array([0.5, 0.25], np.float32))


def test_a_source_that_ends_early_is_silent_from_there(tmp_path: Path) -> None:
    found = total(tmp_path, [Layer("stem", 0, 2, 100)], noise(2, 10), 50)
    assert np.array_equal(found[2:12], noise(2, 10))
    assert not found[12:].any()
    assert not found[:2].any()


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
