from pathlib import Path

import pytest

from ensemble.engine.errors import Cancelled
from ensemble.engine.work import Work


def test_a_part_of_the_work_reports_its_part_of_the_whole(tmp_path: Path) -> None:
    told: list[tuple[float, str]] = []
    work = Work(tmp_path, lambda *said: told.append(said)).part(0.5, 1).part(0, 0.5)
    work.report(0.5, "Halfway.")
    assert told == [(0.625, "Halfway.")]


def test_it_stops_only_when_asked(tmp_path: Path) -> None:
    Work(tmp_path).stop_if_asked()
    Work(tmp_path, cancelled=lambda: False).stop_if_asked()
    with pytest.raises(Cancelled):
        Work(tmp_path, cancelled=lambda: True).stop_if_asked()
