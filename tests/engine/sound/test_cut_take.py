"""Cutting a take."""

from pathlib import Path

import numpy as np
import pytest

from ensemble.engine.errors import EngineError, Unsupported
from ensemble.engine.sound.cut_take import cut_take
from tests.engine.made import heard, noise, sound

RATE = 48_000


@pytest.mark.parametrize(("start", "end"), [(0, None), (12_345, 40_001), (40_000, 90_000)])
def test_exactly_these_samples_are_left(tmp_path: Path, start: int, end: int | None) -> None:
    whole = noise(5, RATE)
    source = sound(tmp_path / "raw.wav", whole).path
    length = cut_take(source, tmp_path / "cut.flac", tmp_path, start=start, end=end)
    found = heard(tmp_path / "cut.flac", tmp_path)
    assert len(found) == length == len(whole[start:end])
    assert float(np.abs(found - whole[start:end]).max()) < 2**-22


def test_nothing_is_not_a_take(tmp_path: Path) -> None:
    source = sound(tmp_path / "raw.wav", noise(5, RATE)).path
    for start, end in ((RATE, None), (100, 120), (-1, 400)):
        with pytest.raises(Unsupported):
            cut_take(source, tmp_path / "cut.flac", tmp_path, start=start, end=end)


def test_what_is_no_sound_is_refused(tmp_path: Path) -> None:
    (tmp_path / "raw.flac").write_bytes(b"fLaC" + b"\0" * 400)
    with pytest.raises(EngineError):
        cut_take(tmp_path / "raw.flac", tmp_path / "cut.flac", tmp_path, start=0, end=None)
