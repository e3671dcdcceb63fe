"""Where each take of a crowd stands."""

from dataclasses import replace

import pytest

from ensemble.studio.crowding import (
    LEAD,
    RATE,
    STEP,
    Take,
    level,
    placed,
    side,
    stem_length,
    together,
)

TAKE = Take("k3y", 3 * RATE, -20.0, 80, RATE, 7)


@pytest.mark.parametrize("onset", [0, 100, LEAD, 2 * RATE])
def test_what_a_take_begins_with_stands_at_the_moment(onset: int) -> None:
    stand = together(replace(TAKE, onset=onset), 1.0)
    assert stand.at + onset - stand.start == LEAD
    assert stand.at >= 0
    assert stand.start + stand.length == TAKE.length


def test_a_take_recorded_on_the_guide_stands_where_it_was_recorded() -> None:
    assert placed(TAKE, 1.0).at == 7
    assert placed(replace(TAKE, place=None), 1.0).at == 0


def test_everybody_is_as_loud_as_the_others() -> None:
    loud, soft = replace(TAKE, loudness_lufs=-11.0), replace(TAKE, loudness_lufs=-31.0)
    assert (level(loud), level(soft)) == (-12.0, 8.0)
    clap = replace(TAKE, loudness_lufs=None, highest=50)
    assert level(clap) == pytest.approx(-5.98)
    assert level(replace(TAKE, loudness_lufs=-69.0)) == 24.0


def test_a_crowd_fills_the_space_evenly_and_always_the_same() -> None:
    sides = [side(f"take {number}", 0.8) for number in range(1_000)]
    assert sides == [side(f"take {number}", 0.8) for number in range(1_000)]
    assert max(sides) <= 0.8
    assert min(sides) >= -0.8
    assert abs(sum(sides) / 1_000) < 0.05
    assert side("anybody", 0.0) == 0.0


def test_one_more_take_rarely_makes_a_stem_longer() -> None:
    assert stem_length([RATE, STEP]) == STEP
    assert stem_length([STEP + 1]) == 2 * STEP
