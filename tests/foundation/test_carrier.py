"""Jobs that messages carry, over a real Redis."""

import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone
from pytest_django import Settings

from ensemble.foundation import carrier
from ensemble.foundation.carrying import send_forgotten
from ensemble.foundation.models import Job
from tests.foundation import sample
from tests.machine import Machine, Machines
from tests.place import free_port
from tests.redis import Broker

PATIENCE = 120


@pytest.fixture
def broker(tmp_path: Path, settings: Settings, transactional_db: None) -> Iterator[Broker]:
    """An open broker, which this place's jobs go through."""
    opened = Broker(tmp_path, free_port())
    opened.open()
    settings.BROKER = opened.address
    yield opened
    opened.kill()
    carrier.hang_up()


@pytest.fixture
def machines(broker: Broker) -> Iterator[Machines]:
    """Where workers come from."""
    opened = Machines()
    yield opened
    opened.close()


def until(so: Callable[[], Any], machine: Machine) -> None:
    """Wait until something is so."""
    end = time.monotonic() + PATIENCE
    while not so():
        assert time.monotonic() < end, machine.log()
        time.sleep(0.02)


def has(row: Job, state: str) -> Callable[[], bool]:
    def asked() -> bool:
        row.refresh_from_db()
        return row.state == state

    return asked


def test_a_message_is_sent_when_its_job_is_there(broker: Broker) -> None:
    with transaction.atomic():
        sample.add_child.later(by=None)
        assert carrier.waiting() == 0
    assert carrier.waiting() == 1


def test_what_never_came_about_sends_no_message(broker: Broker) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        sample.add_child.later(by=None)
        raise RuntimeError
    assert carrier.waiting() == 0


def test_what_is_for_later_is_sent_when_it_is_due(broker: Broker) -> None:
    row = sample.add_child.later(by=None, not_before=timezone.now() + timedelta(hours=1))
    assert (send_forgotten(), carrier.waiting()) == (0, 0)
    Job.objects.filter(pk=row.pk).update(not_before=timezone.now())
    assert (send_forgotten(), carrier.waiting()) == (1, 1)
    # It is on its way now: nobody sends it again.
    assert (send_forgotten(), carrier.waiting()) == (0, 1)


def test_a_broker_that_is_away_keeps_nobody_waiting_and_loses_nothing(
    broker: Broker, caplog: pytest.LogCaptureFixture
) -> None:
    broker.kill()
    rows = [sample.add_child.later(by=None) for _number in range(20)]
    # Who found it away said so; the others didn't ask.
    assert 1 <= len(caplog.messages) < len(rows)
    with pytest.raises(carrier.Away):
        send_forgotten()
    broker.open()
    carrier.hang_up()
    assert (send_forgotten(), carrier.waiting()) == (len(rows), len(rows))


def test_lost_messages_are_sent_again(broker: Broker) -> None:
    row = sample.add_child.later(by=None)
    broker.kill()
    broker.open()
    assert (send_forgotten(), carrier.waiting()) == (0, 0)
    Job.objects.filter(pk=row.pk).update(sent_at=timezone.now() - timedelta(seconds=6))
    assert (send_forgotten(), carrier.waiting()) == (1, 1)


def test_two_workers_one_broker_and_all_that_can_go_wrong(
    broker: Broker, machines: Machines, tmp_path: Path
) -> None:
    # Parts come before the whole, and a doubled message does nothing.
    notes, gate = tmp_path / "notes", tmp_path / "gate"
    with transaction.atomic():
        whole = sample.leave_note.later(str(notes), by=None)
        part = sample.add_child.later(by=None, parent=whole)
        late = sample.add_child.later(by=None)
    carrier.send([whole, whole, part, part, late])
    with machines.open(tmp_path / "one", BROKER=broker.address) as one:
        until(has(whole, "finished"), one)
        until(has(late, "finished"), one)
        until(lambda: carrier.waiting() == 0, one)
        assert notes.read_text() == "1\n"
        assert (part.children.count(), late.children.count()) == (1, 1)
        # One is killed at work: another one takes over.
        row = sample.wait_for.later(str(gate), by=None)
        until(has(row, "running"), one)
        one.kill()
    with machines.open(tmp_path / "two", BROKER=broker.address) as two:
        until(lambda: Job.objects.filter(pk=row.pk, attempt=2), two)
        # The broker forgets everything, is away while work ends and is asked for, and comes back.
        broker.kill()
        gate.touch()
        until(has(row, "finished"), two)
        last = sample.add_child.later(by=None)
        broker.open()
        until(has(last, "finished"), two)
        assert (row.children.count(), last.children.count()) == (1, 1)
        # A polite stop gives the job back for whoever listens, and costs no try.
        row = sample.wait_for.later(str(tmp_path / "never"), by=None)
        until(has(row, "running"), two)
    row.refresh_from_db()
    assert (row.state, row.attempt, row.tries, row.sent_at) == ("waiting", 1, 4, None)
    connection.close()
