from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest

from ensemble.engine.alignment.align_hearing import Hearing, hear
from ensemble.engine.alignment.ticks import LENGTH, Ticks, burst, hear_ticks, ticking
from ensemble.engine.errors import Unsupported
from ensemble.engine.work import Work
from tests.engine.songs import RATE, Mono, hissing, in_a_room, saved, song

# The page that records holds its own ticks to the same: tests/studio/islands/parts/capture.
PAGES = "a296f4119f52adef7bee0e8e7d780434353f2072a15a28bd21eecc8b1e1c1c0b"
MIDDLE = [-2247548, -714165, 3341020, -3798370, 2984656]
TICKS = Ticks((-60_000, -40_000, -20_000, 0))


def heard(path: Path, wave: Mono, folder: Path) -> Hearing:
    return hear(saved(path, wave), "take", Work(folder))


def test_a_tick_is_always_the_same_sound() -> None:
    """Whoever makes it elsewhere, in a page for instance, can compare."""
    tick = burst(1, 0)
    middle = [round(float(each) * 2**23) for each in tick[96:101]]
    assert middle == MIDDLE
    assert abs(float(tick[0])) < 1e-4
    assert 0.2 < float(np.abs(tick).mean()) < 0.3
    assert np.abs(np.corrcoef(tick, burst(1, 1))[0, 1]) < 0.1


def test_the_page_that_records_makes_the_very_same() -> None:
    made = sha256()
    for seed, number in ((1, 0), (1, 1), (1, 4), (77, 3), (4_000_000_000, 2)):
        made.update(burst(seed, number).tobytes())
    assert made.hexdigest() == PAGES


def test_all_of_it_lasts_from_the_first_to_the_last() -> None:
    wave = ticking(TICKS)
    assert len(wave) == 60_000 + LENGTH
    assert np.array_equal(wave[20_000 : 20_000 + LENGTH], burst(1, 1))


@pytest.mark.parametrize("at", [0, 30_000, 200_001])
def test_they_are_heard_through_a_room_and_as_much_noise(
    tmp_path: Path, folder: Path, at: int
) -> None:
    wave = np.concatenate([np.zeros(at), ticking(TICKS) * 0.1, song(1.0) * 0.1])
    found = hear_ticks(heard(tmp_path / "a.wav", hissing(in_a_room(wave)), folder), TICKS)
    assert found is not None
    assert found.offset == pytest.approx((-60_000 - at) / RATE, abs=1e-4)
    assert found.clear_db >= 18


@pytest.mark.parametrize("wave", [song(4.0), hissing(song(4.0)) - song(4.0), np.zeros(RATE)])
def test_nothing_else_is_taken_for_them(tmp_path: Path, folder: Path, wave: Mono) -> None:
    assert hear_ticks(heard(tmp_path / "a.wav", wave, folder), TICKS) is None


def test_other_ticks_are_not_these(tmp_path: Path, folder: Path) -> None:
    wave = np.concatenate([ticking(replace(TICKS, seed=2)), np.zeros(RATE)])
    assert hear_ticks(heard(tmp_path / "a.wav", wave, folder), TICKS) is None


@pytest.mark.parametrize("at", [(), (5, 5), (7, 3), (0, 70 * RATE)])
def test_ticks_that_can_not_be_are_refused(at: tuple[int, ...]) -> None:
    with pytest.raises(Unsupported):
        Ticks(at)
