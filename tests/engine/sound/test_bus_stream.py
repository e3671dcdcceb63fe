from pathlib import Path

import numpy as np
import pytest

from ensemble.engine.errors import Unreadable
from ensemble.engine.sound.bus import BLOCK, GRID
from ensemble.engine.sound.bus_stream import ending, packed_sum, sums_in, unpacked_sums

RNG = np.random.default_rng(3)
QUIET = np.rint(RNG.standard_normal((700, 2)) * GRID)
LOUD = QUIET * 1_000


def test_sums_come_out_as_they_went_in_however_they_are_cut() -> None:
    blocks = [np.zeros((5, 2)), QUIET, LOUD]
    runs = b"".join(packed_sum(block)[0] for block in blocks)
    for size in (1, 4_096, len(runs)):
        pieces = (runs[at : at + size] for at in range(0, len(runs), size))
        found = list(unpacked_sums(pieces))
        assert all(np.array_equal(*pair) for pair in zip(found, blocks, strict=True))


def test_silence_takes_no_room_and_the_highest_sample_is_told() -> None:
    assert len(packed_sum(np.zeros((BLOCK, 2)))[0]) == 5
    assert packed_sum(LOUD)[1] == np.abs(LOUD).max() / GRID


def test_the_end_is_told() -> None:
    told: list[dict[str, str]] = []
    runs = packed_sum(QUIET)[0] + ending({"error": "Unreadable"})
    assert len(list(unpacked_sums([runs], told.append))) == 1
    assert told == [{"error": "Unreadable"}]


@pytest.mark.parametrize(
    "runs",
    [
        b"x\x01\x00\x00\x00",
        b"i\xff\xff\xff\xff",
        b"i\1",
        packed_sum(QUIET)[0][:-1],
        b"f\x01\x00\x00\x00" + np.array([np.nan, 0]).tobytes(),
    ],
)
def test_what_is_no_sum_is_refused(runs: bytes, tmp_path: Path) -> None:
    with pytest.raises(Unreadable):
        list(unpacked_sums([runs]))
    (tmp_path / "sum.bus").write_bytes(packed_sum(QUIET)[0] + runs)
    with pytest.raises(Unreadable):
        list(sums_in(tmp_path / "sum.bus"))
