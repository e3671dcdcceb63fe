"""Jobs, from being asked for to their end."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction
from django.utils import timezone

from ensemble.foundation import machine
from ensemble.foundation.attempt import attempt, run_due_jobs
from ensemble.foundation.jobs import Cancelled, LeaseLost, Run, cancel
from ensemble.foundation.lease import release_the_dead, renew, take
from ensemble.foundation.models import Job
from ensemble.people.models import Member
from tests.foundation import sample

pytestmark = pytest.mark.django_db


def test_a_job_asked_for_is_run_once(tmp_path: Path, ada: Member) -> None:
    row = sample.leave_note.later(str(tmp_path / "notes"), by=ada)
    assert run_due_jobs() == 1
    assert run_due_jobs() == 0
    row.refresh_from_db()
    assert (row.state, row.asked_by, row.progress) == ("finished", ada, 1.0)
    assert (tmp_path / "notes").read_text() == "1\n"


@pytest.mark.django_db(transaction=True)
def test_no_commit_no_job(tmp_path: Path) -> None:
    with pytest.raises(KeyError), transaction.atomic():
        sample.leave_note.later(str(tmp_path / "notes"), by=None)
        raise KeyError
    assert run_due_jobs() == 0


def test_pressing_jobs_come_first_and_later_ones_wait() -> None:
    slow, fast = sample.add_child.later(by=None), sample.add_child.later(by=None, priority=5)
    sample.add_child.later(by=None, not_before=timezone.now() + timedelta(hours=1))
    assert [take(), take(), take()] == [fast, slow, None]


def test_a_job_waits_for_its_children() -> None:
    whole = sample.leave_note.later("/dev/null", by=None, priority=9)
    part = sample.leave_note.later("/dev/null", by=None, parent=whole)
    assert take() == part
    assert take() is None
    Run(Job.objects.get(pk=part.pk)).finish()
    assert take() == whole


def test_a_job_fails_with_its_child() -> None:
    whole = sample.leave_note.later("/dev/null", by=None, priority=9)
    sample.refuse.later(by=None, parent=whole)
    run_due_jobs()
    whole.refresh_from_db()
    assert (whole.state, whole.failure) == ("failed", "This film has no pictures.")


def test_a_job_that_asks_for_parts_goes_on_when_they_are_made(tmp_path: Path) -> None:
    whole = sample.share.later(str(tmp_path / "notes"), by=None)
    assert run_due_jobs() == 4
    whole.refresh_from_db()
    # Waiting for them cost no try.
    assert (whole.state, whole.attempt, whole.tries) == ("finished", 2, 4)
    assert (tmp_path / "notes").read_text() == "1\n1\n2\n"


def test_a_part_that_fails_calls_off_the_others() -> None:
    whole = sample.add_child.later(by=None)
    part = sample.refuse.later(by=None, parent=whole, priority=1)
    other = sample.leave_note.later("/dev/null", by=None, parent=whole)
    run_due_jobs()
    states = [Job.objects.get(pk=row.pk).state for row in (whole, part, other)]
    assert states == ["failed", "failed", "cancelled"]


def test_who_calls_off_the_whole_calls_off_its_parts() -> None:
    whole = sample.add_child.later(by=None)
    part = sample.leave_note.later("/dev/null", by=None, parent=whole)
    assert cancel(whole)
    part.refresh_from_db()
    assert part.state == "cancelled"
    assert run_due_jobs() == 0


def test_a_sentence_is_final() -> None:
    row = sample.refuse.later(by=None)
    assert run_due_jobs() == 1
    row.refresh_from_db()
    assert (row.state, row.attempt, row.failure) == ("failed", 1, "This film has no pictures.")


def test_a_fault_of_ours_is_tried_again_though_it_has_a_sentence() -> None:
    row = sample.be_troubled.later(by=None)
    run_due_jobs()
    row.refresh_from_db()
    assert row.state == "waiting"


def test_a_stumble_is_tried_again_later_and_then_told() -> None:
    row = sample.stumble.later(by=None)
    assert run_due_jobs() == 1
    row.refresh_from_db()
    assert row.state == "waiting"
    assert row.not_before > timezone.now() + timedelta(seconds=5)
    Job.objects.update(not_before=timezone.now())
    run_due_jobs()
    row.refresh_from_db()
    assert row.state == "failed"
    assert "trying again didn't help" in row.failure


def test_an_unknown_job_fails_at_once() -> None:
    row = Job.objects.create(name="os.abort")
    run_due_jobs()
    row.refresh_from_db()
    assert row.state == "failed"


def test_ten_deliveries_have_one_effect() -> None:
    row = sample.add_child.later(by=None)
    for _ in range(10):
        Job.objects.filter(pk=row.pk).update(leased_until=None)
        if taken := take():
            attempt(Run(taken))
    assert row.children.count() == 1


def test_an_attempt_that_lost_its_lease_writes_nothing() -> None:
    row = sample.add_child.later(by=None)
    first = take()
    assert first is not None
    Job.objects.update(leased_until=timezone.now())
    second = take()
    assert second is not None
    with pytest.raises(LeaseLost), Run(first).fence():
        raise AssertionError("The fence is open.")
    with pytest.raises(LeaseLost):
        Run(first).report(0.5)
    assert not renew(first, 30)
    Job.objects.update(leased_until=None)
    assert not renew(second, 30)
    attempt(Run(second))
    assert row.children.count() == 1


def test_an_effect_is_undone_when_the_job_is_called_off_inside_the_fence() -> None:
    sample.add_child.later(by=None)
    taken = take()
    assert taken is not None
    with pytest.raises(Cancelled), Run(taken).fence():
        Job.objects.create(name="effect")
        cancel(taken)
    assert not Job.objects.filter(name="effect").exists()


def test_a_job_called_off_stops_at_its_next_report() -> None:
    row = sample.call_off.later(by=None)
    run_due_jobs()
    row.refresh_from_db()
    assert row.state == "cancelled"
    assert not cancel(row)


def test_a_job_interrupted_three_times_is_shown_as_failed() -> None:
    row = sample.add_child.later(by=None)
    for _ in range(4):
        take()
        Job.objects.update(leased_until=timezone.now())
    row.refresh_from_db()
    assert (row.state, row.attempt) == ("failed", 3)
    assert "interrupted too often" in row.failure


def test_jobs_of_the_dead_are_free_at_once_and_those_of_the_living_are_not() -> None:
    sample.add_child.later(by=None)
    taken = take()
    assert taken is not None
    assert release_the_dead() == 0
    Job.objects.update(leased_to=f"{machine.place()}/{2**22 + 1}/1")
    assert release_the_dead() == 1
    assert take() == taken


def test_a_run_has_a_folder_that_is_gone_afterwards() -> None:
    run = Run(Job(name="none"))
    with run.folder() as folder:
        assert folder.is_dir()
    assert not folder.exists()
