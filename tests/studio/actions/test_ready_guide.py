"""What is played along with is bounced before anybody comes."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from ensemble.foundation.attempt import run_due_jobs
from ensemble.foundation.models import Job
from ensemble.people.models import Member
from ensemble.pieces.actions.withdraw import withdraw_piece
from ensemble.pieces.models import Medium, Piece
from ensemble.projects.actions.edit_call import edit_call
from ensemble.projects.actions.guide import guide_call
from ensemble.projects.models import Call
from ensemble.studio.actions.place import place_take
from ensemble.studio.actions.ready_guide import PAUSE, ready_guide
from ensemble.studio.models import Backing, Take
from tests.builders import media, projects, takes
from tests.builders.pieces import current

Committed = Callable[[], AbstractContextManager[object]]


@pytest.fixture
def committed(django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> Committed:
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def drums(ada: Member, tmp_path: Path) -> Piece:
    return media.shown(ada, tmp_path, title="Drums")


@pytest.fixture
def bass(ben: Member, tmp_path: Path) -> Piece:
    return media.shown(ben, tmp_path, title="Bass")


def heard() -> list[set[str]]:
    """Run what is due a little later; return what each backing that can be played is made of."""
    Job.objects.open().update(not_before=timezone.now())
    run_due_jobs()
    made = Backing.objects.exclude(made_at=None).order_by("id")
    return [{one.piece.title for one in each.parts.select_related("piece")} for each in made]


def test_the_guide_is_bounced_once_whatever_came_at_one_time(
    ada: Member, drums: Piece, bass: Piece, committed: Committed
) -> None:
    with committed():
        call = takes.call(ada, seed=drums)
        guide_call(call, bass, by=ada)
    (job,) = Job.objects.open()
    assert job.not_before > timezone.now() + PAUSE - timedelta(seconds=2)
    assert heard() == [{"Drums", "Bass"}]
    with committed():
        edit_call(call, takes.WISH, by=ada, deadline=None)
    assert heard() == [{"Drums", "Bass"}]
    assert not Job.objects.filter(name="ensemble.studio.actions.bounce.bounce_backing")[1:]


def test_it_is_bounced_anew_when_a_part_moves_and_when_one_is_withdrawn(
    ada: Member, ben: Member, drums: Piece, bass: Piece, committed: Committed
) -> None:
    with committed():
        call = takes.call(ada, seed=drums)
        guide_call(call, bass, by=ada)
    heard()
    take = Take.objects.create(revision=current(bass))
    with committed():
        place_take(take, 4_800, by=ben)
    assert heard() == [{"Drums", "Bass"}] * 2
    with committed():
        withdraw_piece(bass, by=ben)
    assert heard() == [{"Drums"}]


def test_for_a_call_that_is_not_for_sound_nothing_is_mixed(
    ada: Member, drums: Piece, committed: Committed
) -> None:
    wish = replace(takes.WISH, medium=Medium.IMAGE)
    with committed():
        call = projects.project(ada, "Low", wishes=(wish,), seed=drums).calls.get()
        edit_call(call, wish, by=ada, deadline=None)
    assert not Job.objects.open().exists()
    assert heard() == []


def test_what_is_gone_when_its_turn_comes_is_left(ada: Member, drums: Piece) -> None:
    call = takes.call(ada, seed=drums)
    ready_guide.later(call.pk, by=None)
    ready_guide.later(call.pk + 1, by=None)
    Call.objects.filter(pk=call.pk).update(medium=Medium.TEXT)
    assert heard() == []
    assert not Job.objects.exclude(failed_at=None).exists()
