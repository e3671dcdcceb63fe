"""What runs by the clock."""

import time

import pytest

from ensemble.foundation.clock import Entry, run_due

pytestmark = pytest.mark.django_db
RAN: list[str] = []


def ring() -> None:
    RAN.append("ring")


def fail() -> None:
    raise ValueError("The spring is broken.")


@pytest.fixture(autouse=True)
def _quiet() -> None:
    RAN.clear()


def test_an_entry_runs_once_a_period(monkeypatch: pytest.MonkeyPatch) -> None:
    schedule = [Entry(ring, minutes=10)]
    monkeypatch.setattr(time, "time", lambda: 600_000.0)
    assert run_due(schedule) == ["tests.foundation.test_clock.ring"]
    monkeypatch.setattr(time, "time", lambda: 600_599.0)
    assert run_due(schedule) == []
    monkeypatch.setattr(time, "time", lambda: 600_600.0)
    assert len(run_due(schedule)) == 1
    assert RAN == ["ring", "ring"]


def test_one_that_fails_keeps_no_other_from_running() -> None:
    assert run_due([Entry(fail, minutes=1), Entry(ring, minutes=1)]) == [
        "tests.foundation.test_clock.ring"
    ]
